'use server';
import { redirect } from 'next/navigation';
import { askAtMeeting } from '@/lib/agreement/meetings/ask-at-meeting';
import { questionSchema, replySchema } from '@/lib/agreement/meetings/meeting-schemas';
import { replyToMeeting } from '@/lib/agreement/meetings/reply-to-meeting';
import { memberAction } from '@/lib/people/member-action';

export const reply = memberAction(replySchema, async (actor, input) => {
  await replyToMeeting(actor, input);
  return redirect(`/agreement/meetings/${input.id}?code=${input.code}&done=replied`);
});

export const ask = memberAction(questionSchema, async (actor, input) => {
  await askAtMeeting(actor, input);
  return redirect(`/agreement/meetings/${input.id}?code=${input.code}&done=asked`);
});
