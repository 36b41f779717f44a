'use server';
import { redirect } from 'next/navigation';
import { acceptInvitation } from '@/lib/people/accept-invitation';
import { enter } from '@/lib/people/enter';
import { joinInvitation } from '@/lib/people/join-invitation';
import { accountAction } from '@/lib/people/member-action';
import { requestOrigin } from '@/lib/platform/origin';
import { acceptInvitationSchema, tokenSchema } from '@/lib/people/schemas';
import { action } from '@/lib/platform/action';
import { anonymous } from '@/lib/platform/actor';

export const accept = action(
  async () => anonymous,
  acceptInvitationSchema,
  async (_actor, input) => enter(await acceptInvitation(await requestOrigin(), input), '/home'),
  ['password', 'again'],
);

export const join = accountAction(tokenSchema, async (actor, input) => {
  await joinInvitation(actor, input);
  return redirect('/account');
});
