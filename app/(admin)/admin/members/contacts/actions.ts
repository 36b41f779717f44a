'use server';
import { redirect } from 'next/navigation';
import { closeRound } from '@/lib/agreement/contacts/close-round';
import { callMadeSchema, openRoundSchema, roundIdSchema } from '@/lib/agreement/contacts/contact-schemas';
import { markCallMade } from '@/lib/agreement/contacts/mark-call-made';
import { openRound } from '@/lib/agreement/contacts/open-round';
import { reopenRound } from '@/lib/agreement/contacts/reopen-round';
import { memberAction } from '@/lib/people/member-action';

export const callMade = memberAction(callMadeSchema, async (actor, input) => {
  await markCallMade(actor, input);
  return redirect('/admin/members/contacts?show=escalated&done=call');
});
export const begin = memberAction(openRoundSchema, async (actor, input) => {
  await openRound(actor, input);
  return redirect('/admin/members/contacts/round?done=opened');
});
export const close = memberAction(roundIdSchema, async (actor, input) => {
  await closeRound(actor, input);
  return redirect('/admin/members/contacts/round?done=closed');
});
export const reopen = memberAction(roundIdSchema, async (actor, input) => {
  await reopenRound(actor, input);
  return redirect('/admin/members/contacts/round?done=reopened');
});
