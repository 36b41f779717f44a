'use server';
import { redirect } from 'next/navigation';
import { mailIdSchema } from '@/lib/mail/mail-schemas';
import { resendMessage } from '@/lib/mail/resend-message';
import { memberAction } from '@/lib/people/member-action';

export const resend = memberAction(mailIdSchema, async (actor, input) => {
  await resendMessage(actor, input);
  return redirect(`/admin/mail/${input.id}?done=resent`);
});
