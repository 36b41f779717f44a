'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { acceptResponse } from '@/lib/survey/submissions/accept-response';
import { paperSchema, receiptSchema, responseSchema, submitSchema } from '@/lib/survey/submissions/approval-schemas';
import { endPaperAnswer } from '@/lib/survey/paper/end-paper-answer';
import { returnResponse } from '@/lib/survey/submissions/return-response';
import { returnSchema } from '@/lib/survey/submissions/review-remarks';
import { startPaperAnswer } from '@/lib/survey/paper/start-paper-answer';
import { submitResponse } from '@/lib/survey/submissions/submit-response';

// Each leads back to the page of the municipality, which says what was done.

export const accept = memberAction(receiptSchema, async (actor, input) => {
  await acceptResponse(actor, input);
  return redirect(`/admin/waves/${input.year}/${input.code}/answers?done=accepted`);
});

export const giveBack = memberAction(returnSchema, async (actor, { year, code, receipt, remarks }) => {
  const { how, onPaper } = await returnResponse(actor, { year, code, receipt, remarks });
  return redirect(onPaper ? `/admin/waves/${year}/${code}/paper?done=returned` : `/admin/waves/${year}/${code}?done=${how}`);
});

export const startPaper = memberAction(paperSchema, async (actor, input) => {
  await startPaperAnswer(actor, input);
  return redirect(`/admin/waves/${input.year}/${input.code}/paper?done=started`);
});

export const endPaper = memberAction(responseSchema, async (actor, input) => {
  await endPaperAnswer(actor, input);
  return redirect(`/admin/waves/${input.year}/${input.code}/paper?done=ended`);
});

export const submitPaper = memberAction(submitSchema, async (actor, input): Promise<{ receipt: string }> => {
  await submitResponse(actor, input);
  return redirect(`/admin/waves/${input.year}/${input.code}/answers?done=submitted`);
});
