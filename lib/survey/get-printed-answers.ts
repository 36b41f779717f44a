import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { getReceipt } from './get-receipt';
import { getResponse } from './get-response';

/**
 * A municipality's answers for paper: for who writes them the draft or what was submitted, for the secretariat what was
 * submitted, which is recorded.
 * @throws {RefusedError} and {NotFoundError} as getResponse and getReceipt
 */
export async function getPrintedAnswers(actor: Actor, where: { year: number; code: string }) {
  if (mayEditResponse(actor, where.code)) {
    const own = await getResponse(actor, where);
    if (!own.submitted) return { ...own, receipt: null };
  }
  const submitted = await getReceipt(actor, where);
  if (!mayEditResponse(actor, where.code)) await db.as(actor, (tx) => record(tx, { act: 'answers.printed', municipalityCode: where.code, subject: `response:${where.year}:${where.code}` }));
  return { ...submitted, receipt: submitted.current.receipt };
}
