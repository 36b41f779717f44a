import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { type Comparison, comparePublished } from './compare-published';
import { published2012 } from './published';
import { standingOf, type TallyRow } from './standing';

/**
 * Sets the standing counts of the rebuilt 2012 wave beside the publication, entry by entry, at this moment.
 * @returns null where the database holds no rebuilt 2012 wave, or none that the actor may read
 */
export async function check2012(actor: Actor): Promise<Comparison[] | null> {
  const { year, scheme } = published2012.survey;
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: { rebuilt: true } });
    if (!wave?.rebuilt) return null;
    const rows = await tx.$queryRaw<TallyRow[]>`
      select band, item, part, value, count from tally where year = ${year} and scheme in (${ALL.scheme}, ${scheme})`;
    return comparePublished(published2012, standingOf(rows));
  });
}
