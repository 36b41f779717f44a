import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';

/** One response that counts: submitted or accepted, of a valid respondent. */
export type CountedResponse = {
  respondentId: string;
  submissionId: string;
  /** The municipality's code, or the mark of an anonymous respondent. */
  owner: string;
  label: string;
  /** Two digits; null for an anonymous respondent. */
  prefecture: string | null;
  bands: Record<string, string>;
  answers: Answers;
};

/**
 * Every response of a year that counts, in the order of their owners: what an edition and free crossing are counted from.
 * Row-level security gives it to the secretariat alone.
 */
export async function readCounted(tx: Transaction, year: number): Promise<CountedResponse[]> {
  return tx.$queryRaw<CountedResponse[]>`
    select r.id::text as "respondentId", s.id::text as "submissionId", r.owner, r.label, left(r.municipality_code, 2) as prefecture, r.bands, s.answers
    from respondent r
    join response a on a.respondent_id = r.id and a.status in ('submitted', 'accepted')
    join lateral (select id, answers from submission where respondent_id = r.id and withdrawn_at is null order by version desc limit 1) s on true
    where r.year = ${year} and r.validity = 'valid'
    order by r.owner`;
}
