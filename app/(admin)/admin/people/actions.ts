'use server';
import { redirect } from 'next/navigation';
import { mailInvitation } from '@/lib/mail/mail-invitation';
import { endRole as endRoleService } from '@/lib/people/end-role';
import { giveRole as giveRoleService } from '@/lib/people/give-role';
import { invitePerson } from '@/lib/people/invite-person';
import { memberAction } from '@/lib/people/member-action';
import { reissueInvitation } from '@/lib/people/reissue-invitation';
import { removePerson as removePersonService } from '@/lib/people/remove-person';
import { endRoleSchema, giveRoleSchema, invitationSchema, inviteSchema, removePersonSchema } from '@/lib/people/schemas';
import { siteOrigin } from '@/lib/people/site-origin';
import { withdrawInvitation } from '@/lib/people/withdraw-invitation';
import { typedMunicipality } from '@/lib/register/typed-municipality';
import { formatDateTime } from '@/lib/platform/time';

const link = async (token: string, expiresAt: Date) => ({ link: `${await siteOrigin()}/invite/${token}`, until: formatDateTime(expiresAt) });

export const invite = memberAction(inviteSchema, async (actor, { municipality, prefecture, ...input }) => {
  const municipalityCode = await typedMunicipality(actor, municipality);
  const { id, token, expiresAt, name } = await invitePerson(actor, { ...input, municipalityCode, prefectureCode: prefecture || null });
  const { mailed } = await mailInvitation(actor, { id, token });
  return { ...(await link(token, expiresAt)), name, mailed };
});

export const reissue = memberAction(invitationSchema, async (actor, input) => {
  const { token, expiresAt } = await reissueInvitation(actor, input);
  return link(token, expiresAt);
});

export const withdraw = memberAction(invitationSchema, async (actor, input) => {
  await withdrawInvitation(actor, input);
  return redirect('/admin/people/invitations?withdrawn=1');
});

export const giveRole = memberAction(giveRoleSchema, async (actor, { municipality, prefecture, ...input }) => {
  const municipalityCode = await typedMunicipality(actor, municipality);
  await giveRoleService(actor, { ...input, municipalityCode, prefectureCode: prefecture || null });
  return redirect(`/admin/people/${input.personId}?changed=1`);
});

export const endRole = memberAction(endRoleSchema, async (actor, input) => {
  const { personId } = await endRoleService(actor, input);
  return redirect(`/admin/people/${personId}?changed=1`);
});

export const removePerson = memberAction(removePersonSchema, async (actor, input) => {
  await removePersonService(actor, input);
  return redirect(`/admin/people?removed=1`);
});
