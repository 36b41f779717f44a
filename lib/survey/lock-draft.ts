import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { assertDraft, findResponse, lockResponse } from './find-response';

/**
 * A municipality's draft, locked until the transaction ends; the first act on it makes it.
 * @throws {NotFoundError} when the municipality is not asked in that year
 * @throws {StateError} when the wave takes no answers, or the response is no draft any more
 */
export async function lockDraft(tx: Transaction, { year, code }: { year: number; code: string }) {
  const { wave, respondent, response, questionnaire } = await findResponse(tx, year, code);
  assertDraft(wave, response?.status);
  if (!response) await tx.response.createMany({ data: [{ respondentId: respondent.id, owner: code }], skipDuplicates: true });
  const draft = await lockResponse(tx, respondent.id);
  if (!draft) {
    const now = await findResponse(tx, year, code); // submitted or closed since it was read above
    assertDraft(now.wave, now.response?.status);
    throw new RefusedError();
  }
  assertDraft(wave, draft.status);
  return { respondent, questionnaire, draft };
}
