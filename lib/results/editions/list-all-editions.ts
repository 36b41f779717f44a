import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import type { Edition } from './edition';
import { editionOf } from './stored-edition';

/** Every edition of every year, without its tables, questionnaire and 正誤表: what there is to ask for. */
export async function listAllEditions(actor: Actor): Promise<Edition[]> {
  return db.as(actor, async (tx) => {
    const rows = await tx.edition.findMany({ select: { year: true, number: true, title: true, publishedAt: true, reason: true, facts: true } });
    return rows.map((row): Edition => editionOf({ ...row, errata: [], definition: { format: 1, year: row.year, title: row.title, sections: [] } satisfies Questionnaire }));
  });
}
