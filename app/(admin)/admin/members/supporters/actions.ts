'use server';
import { redirect } from 'next/navigation';
import { addSupporter } from '@/lib/agreement/supporters/add-supporter';
import { changeSupporter } from '@/lib/agreement/supporters/change-supporter';
import { endSupporter } from '@/lib/agreement/supporters/end-supporter';
import { endSupporterContact } from '@/lib/agreement/supporters/end-supporter-contact';
import { saveSupporterContact } from '@/lib/agreement/supporters/save-supporter-contact';
import { addSupporterSchema, changeSupporterSchema, endContactSchema, inviteSupporterSchema, supporterContactSchema, supporterIdSchema } from '@/lib/agreement/supporters/supporter-schemas';
import { mailInvitation } from '@/lib/mail/mail-invitation';
import { invitePerson } from '@/lib/people/invite-person';
import { memberAction } from '@/lib/people/member-action';
import { siteOrigin } from '@/lib/people/site-origin';
import { formatDateTime } from '@/lib/platform/time';

export const add = memberAction(addSupporterSchema, async (actor, input) => {
  const { id } = await addSupporter(actor, input);
  return redirect(`/admin/members/supporters/${id}?done=added`);
});

export const change = memberAction(changeSupporterSchema, async (actor, input) => {
  await changeSupporter(actor, input);
  return redirect(`/admin/members/supporters/${input.id}?done=changed`);
});

export const end = memberAction(supporterIdSchema, async (actor, input) => {
  await endSupporter(actor, input);
  return redirect('/admin/members/supporters?done=ended');
});

export const addContact = memberAction(supporterContactSchema, async (actor, input) => {
  await saveSupporterContact(actor, input);
  return redirect(`/admin/members/supporters/${input.supporterId}?done=contact`);
});

export const endContact = memberAction(endContactSchema, async (actor, input) => {
  await endSupporterContact(actor, input);
  return redirect(`/admin/members/supporters/${input.supporterId}?done=contact-ended`);
});

export const inviteSupporter = memberAction(inviteSupporterSchema, async (actor, { supporterId, ...input }) => {
  const { id, token, expiresAt, name } = await invitePerson(actor, { ...input, supporterId, side: 'other', role: 'supporter', municipalityCode: null, prefectureCode: null });
  const { mailed } = await mailInvitation(actor, { id, token });
  return { link: `${await siteOrigin()}/invite/${token}`, until: formatDateTime(expiresAt), name, mailed };
});
