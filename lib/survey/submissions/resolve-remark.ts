import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadRemarks } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';

/**
 * Marks a remark as dealt with, or as open again. It stays in the history either way.
 * @throws {RefusedError} for who does not write for the municipality
 * @throws {NotFoundError} when there is no such remark
 */
export async function resolveRemark(actor: Actor, { year, code, id, done }: { year: number; code: string; id: string; done: boolean }): Promise<void> {
  if (!mayReadRemarks(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { respondent } = await findResponse(tx, year, code);
    const { count } = await tx.reviewRemark.updateMany({
      where: { id, respondentId: respondent.id },
      data: done ? { resolvedAt: new Date(), resolvedBy: actor.personId } : { resolvedAt: null, resolvedBy: null },
    });
    if (count === 0) throw new NotFoundError('この指摘は見つかりません。画面を開き直してください。');
    await record(tx, { act: 'remark.resolved', municipalityCode: code, subject: `response:${year}:${code}`, detail: { remark: id, done } });
  });
}
