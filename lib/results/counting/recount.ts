import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { cellsOf, type TallyChange, tallyDelta } from '@/lib/survey/questionnaire/cells';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';

type Snapshot = {
  definition: Questionnaire | null;
  first: string | null;
  tally: [scheme: string, band: string, item: string, part: string, value: string, count: number][] | null;
  counted: { bands: Record<string, string>; answers: Answers }[] | null;
};

/**
 * Counts a year anew from its submissions and sets that beside the standing counts.
 * @param input.repair adds what is missing and takes away what is too much. Both are differences, so a submission that
 *   comes in meanwhile is neither lost nor counted twice.
 * @returns what would have to change for the standing counts to be right: [] when they are
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function recount(actor: Actor, { year, repair = false }: { year: number; repair?: boolean }): Promise<TallyChange[]> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    // One statement is one snapshot: counts and submissions of the same moment.
    const [snapshot] = await tx.$queryRaw<Snapshot[]>`
      select (select definition from wave where year = ${year}) as definition,
        (select id::text from respondent where year = ${year} limit 1) as first,
        (select json_agg(json_build_array(scheme, band, item, part, value, count)) from tally where year = ${year} and count <> 0) as tally,
        (select json_agg(json_build_object('bands', r.bands, 'answers', s.answers))
         from respondent r
         join response a on a.respondent_id = r.id and a.status in ('submitted', 'accepted')
         join lateral (select answers from submission where respondent_id = r.id and withdrawn_at is null order by version desc limit 1) s on true
         where r.year = ${year} and r.validity = 'valid') as counted`;
    const questionnaire = snapshot?.definition;
    if (!questionnaire) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');

    const differences = new Map<string, TallyChange>();
    const note = ([scheme, band, item, part, value, delta]: TallyChange) => {
      const key = JSON.stringify([scheme, band, item, part, value]);
      differences.set(key, [scheme, band, item, part, value, (differences.get(key)?.[5] ?? 0) + delta]);
    };
    for (const { bands, answers } of snapshot.counted ?? []) tallyDelta(bands, null, cellsOf(questionnaire, answers)).forEach(note);
    for (const [scheme, band, item, part, value, count] of snapshot.tally ?? []) note([scheme, band, item, part, value, -count]);
    const wrong = [...differences.values()].filter(([, , , , , delta]) => delta !== 0);
    if (repair && wrong.length > 0 && snapshot.first) {
      await tx.$queryRaw`select apply_tally(${snapshot.first}::uuid, ${JSON.stringify(wrong)}::jsonb)::text`;
      await record(tx, { act: 'counts.repaired', subject: `wave:${year}`, detail: { changed: wrong.length } });
    }
    return wrong;
  });
}
