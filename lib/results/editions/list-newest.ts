import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { readEdition } from './get-edition';
import type { PublishedYear } from '../open-data/tabulate-edition';

/** The edition that holds now of every published year, with everyone's table alone, oldest first. */
export async function listNewest(actor: Actor): Promise<PublishedYear[]> {
  return db.as(actor, async (tx) => {
    const years = await tx.edition.findMany({ distinct: ['year'], select: { year: true }, orderBy: { year: 'asc' } });
    const found: PublishedYear[] = [];
    for (const { year } of years) {
      const read = await readEdition(tx, { year, schemes: [ALL.scheme] });
      if (read) found.push(read);
    }
    return found;
  });
}
