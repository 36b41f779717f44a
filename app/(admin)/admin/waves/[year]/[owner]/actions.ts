'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { acceptResponse } from '@/lib/survey/accept-response';
import { receiptSchema } from '@/lib/survey/approval-schemas';
import { returnResponse } from '@/lib/survey/return-response';
import { returnSchema } from '@/lib/survey/review-remarks';

// Each leads back to the page of the municipality, which says what was done.

export const accept = memberAction(receiptSchema, async (actor, input) => {
  await acceptResponse(actor, input);
  return redirect(`/admin/waves/${input.year}/${input.code}/answers?done=accepted`);
});

export const giveBack = memberAction(returnSchema, async (actor, { year, code, receipt, remarks }) => {
  const { how } = await returnResponse(actor, { year, code, receipt, remarks });
  return redirect(`/admin/waves/${year}/${code}?done=${how}`);
});
