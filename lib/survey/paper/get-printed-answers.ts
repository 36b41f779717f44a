import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { getReceipt } from '../submissions/get-receipt';
import { getResponse } from '../drafts/get-response';

/**
 * A municipality's answers for paper: for who writes them the draft or what was submitted, for the secretariat what was
 * submitted (getReceipt records that).
 * @throws {RefusedError} and {NotFoundError} as getResponse and getReceipt
 */
export async function getPrintedAnswers(actor: Actor, where: { year: number; code: string }) {
  if (mayEditResponse(actor, where.code)) {
    const own = await getResponse(actor, where);
    if (!own.submitted) return { ...own, receipt: null };
  }
  const submitted = await getReceipt(actor, where);
  return { ...submitted, receipt: submitted.current.receipt };
}
