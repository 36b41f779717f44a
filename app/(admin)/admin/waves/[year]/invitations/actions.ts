'use server';
import { redirect } from 'next/navigation';
import { checkInvitations } from '@/lib/mail/check-invitations';
import { withFileText } from '@/lib/mail/list-file';
import { checkInvitationsSchema, sendInvitationsSchema } from '@/lib/mail/mail-schemas';
import { sendInvitations } from '@/lib/mail/send-invitations';
import { memberAction } from '@/lib/people/member-action';

const check = memberAction(checkInvitationsSchema, checkInvitations);
const sendChecked = memberAction(sendInvitationsSchema, async (actor, input) => {
  const { batch } = await sendInvitations(actor, input);
  return redirect(`/admin/waves/${input.year}/invitations?sent=${batch}#progress`);
});

export const checkList = async (previous: Parameters<typeof check>[0], form: FormData) => check(previous, await withFileText(form, 'file', 'list'));
export const sendList = async (previous: Parameters<typeof sendChecked>[0], form: FormData) => sendChecked(previous, form);
