'use server';
import { redirect } from 'next/navigation';
import { groupMailSchema, remindersSchema } from '@/lib/mail/mail-schemas';
import { memberAction } from '@/lib/people/member-action';
import { previewGroupMail } from '@/lib/survey/notices/preview-group-mail';
import { sendGroupMail } from '@/lib/survey/notices/send-group-mail';
import { setReminders } from '@/lib/survey/notices/set-reminders';

export const preview = memberAction(groupMailSchema, previewGroupMail);

export const send = memberAction(groupMailSchema, async (actor, input) => {
  await sendGroupMail(actor, input);
  return redirect(`/admin/waves/${input.year}/mail?done=sent#progress`);
});

export const changeReminders = memberAction(remindersSchema, async (actor, input) => {
  await setReminders(actor, input);
  return redirect(`/admin/waves/${input.year}/mail?done=reminders`);
});
