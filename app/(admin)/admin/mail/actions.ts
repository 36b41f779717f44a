'use server';
import { redirect } from 'next/navigation';
import { anewSchema, mailIdSchema } from '@/lib/mail/mail-schemas';
import { resendMessage } from '@/lib/mail/resend-message';
import { sendInvitationAnew } from '@/lib/mail/send-invitation-anew';
import { memberAction } from '@/lib/people/member-action';

export const resend = memberAction(mailIdSchema, async (actor, input) => {
  await resendMessage(actor, input);
  return redirect(`/admin/mail/${input.id}?done=resent`);
});

export const inviteAnew = memberAction(anewSchema, async (actor, input) => {
  await sendInvitationAnew(actor, input);
  return redirect(`/admin/mail/${input.id}?done=anew`);
});
