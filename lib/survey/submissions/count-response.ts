import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { cellsOf, tallyDelta } from '../questionnaire/cells';
import type { Answers, Questionnaire } from '../questionnaire/questionnaire';

/**
 * Moves the standing counts of a year from one state of a response to the next, in the transaction that changes it.
 * `before` and `after` are the answers that count (submitted, respondent valid), or null where the response does not
 * count: submitting is (null, answers), taking back and marking 無効 are (answers, null).
 * `respondent.bands` is scheme key to band key, as fixed when the wave opened.
 * The database lets only the respondent's approver and the secretariat do this, and refuses a count below nothing.
 */
export async function countChange(
  tx: Transaction,
  respondent: { id: string; bands: Record<string, string> },
  questionnaire: Questionnaire,
  before: Answers | null,
  after: Answers | null,
): Promise<void> {
  const changes = tallyDelta(respondent.bands, before && cellsOf(questionnaire, before), after && cellsOf(questionnaire, after));
  if (changes.length === 0) return;
  await tx.$queryRaw`select apply_tally(${respondent.id}::uuid, ${JSON.stringify(changes)}::jsonb)::text`;
}
