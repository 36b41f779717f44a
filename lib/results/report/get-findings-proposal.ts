import 'server-only';
import { mayWriteReport } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { type CountedFinding, countedFindings, proposedFindings } from './findings';
import { readFindingChoice } from './read-report-parts';
import { readStanding } from '../counting/read-standing';
import type { WaveSummary } from '../counting/wave-summary';

export type FindingsProposal = {
  wave: WaveSummary;
  /** How many answers count at this moment. */
  valid: number;
  /** Nobody has chosen yet, or the choice is what the rule proposes. */
  asProposed: boolean;
  /** In the order in which they will be said; some may no longer be shared by half. */
  chosen: CountedFinding[];
  /** Shared by half or more, and not chosen. */
  others: CountedFinding[];
};

/**
 * The findings of a year's next edition: what is chosen, and what else half or more share at this moment.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {NotFoundError} when there is no such year
 */
export async function getFindingsProposal(actor: Actor, year: number): Promise<FindingsProposal> {
  if (!mayWriteReport(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, standing } = await readStanding(tx, year, ALL.scheme);
    const choice = await readFindingChoice(tx, year);
    const known = new Map(countedFindings(questionnaire, standing).map((finding) => [finding.key, finding]));
    const proposed = proposedFindings(questionnaire, standing);
    const keys = choice ?? proposed.map(({ key }) => key);
    const [{ valid }] = await tx.$queryRaw<[{ valid: bigint }]>`select coalesce(sum(valid), 0) as valid from participation(${year}::int) where scheme = ${ALL.scheme}`;
    return {
      wave,
      valid: Number(valid),
      asProposed: keys.join() === proposed.map(({ key }) => key).join(),
      chosen: keys.flatMap((key) => known.get(key) ?? []),
      others: proposed.filter(({ key }) => !keys.includes(key)),
    };
  });
}
