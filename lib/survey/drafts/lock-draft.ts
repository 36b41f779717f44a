import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { assertDraft, findResponse, lockResponse } from '../find-response';
import { lockRespondent } from '../lock-respondent';
import { assertWriter } from '../paper/on-paper';

/**
 * A municipality's draft, locked until the transaction ends, for who writes it now; the first act on it makes it.
 * @throws {RefusedError} for the secretariat where nothing came on paper
 * @throws {NotFoundError} when the municipality is not asked in that year
 * @throws {StateError} when the wave takes no answers, or the response is no draft any more
 */
export async function lockDraft(tx: Transaction, actor: Actor, { year, code }: { year: number; code: string }) {
  const { wave, respondent, response, questionnaire } = await findResponse(tx, year, code);
  await lockRespondent(tx, respondent.id); // against a paper answer that begins at the same moment
  await assertWriter(tx, actor, respondent.id);
  assertDraft(wave, response?.status);
  if (!response) await tx.response.createMany({ data: [{ respondentId: respondent.id, owner: code }], skipDuplicates: true });
  const draft = await lockResponse(tx, respondent.id);
  if (!draft) {
    await assertWriter(tx, actor, respondent.id); // on paper, submitted or closed since it was read above
    const now = await findResponse(tx, year, code);
    assertDraft(now.wave, now.response?.status);
    throw new RefusedError();
  }
  assertDraft(wave, draft.status);
  return { respondent, questionnaire, draft };
}
