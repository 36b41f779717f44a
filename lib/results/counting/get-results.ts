import 'server-only';
import { mayReadResults } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { firstScheme, schemeByKey } from '@/lib/register/bands';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { readQuestionnaire } from '@/lib/survey/questionnaire/read-questionnaire';
import type { Edition } from '../editions/edition';
import { type EditionView, viewOf } from '../editions/edition-view';
import { readEdition } from '../editions/get-edition';
import { type Participation, readParticipation } from './participation';
import { standingOf, type TallyRow } from './standing';
import { type Column, type SectionResult, tabulate } from './tabulate';
import { summaryOf, waveFields, type WaveSummary } from './wave-summary';

type Wanted = {
  year: number;
  scheme?: string;
  /** One band of a scheme with many, such as one prefecture. */
  band?: string;
  /** The secretariat as everyone else sees it. */
  asPublished?: boolean;
};

export type YearResults = {
  wave: WaveSummary;
  scheme: { key: string; label: string; source: string };
  participation: Participation;
  /** null: not published yet, and the actor may not see counts of answers. */
  counts: { columns: Column[]; sections: SectionResult[] } | null;
  /** What the counts are from; null: from the answers as they stand now (or there are none to see). */
  published: { edition: Edition; newest: number; view: EditionView } | null;
  /** There is an edition, also where the counts are those of now. */
  hasEdition: boolean;
};

/**
 * The results of one year, split by one band scheme: for everyone the newest edition, for the secretariat the standing counts,
 * unless it asks for what is published. Neither grows with the answers. An unknown scheme key falls back to the first scheme.
 * @throws {NotFoundError} when there is no such year, or none that the actor may know of
 */
export async function getResults(actor: Actor, { year, scheme: wanted, band, asPublished = false }: Wanted): Promise<YearResults> {
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: { ...waveFields, definitionHash: true } });
    if (!wave) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
    const live = mayReadResults(actor, wave.rebuilt && wave.publishedAt !== null) && !(asPublished && wave.publishedAt);
    const read = live ? null : await readEdition(tx, { year, schemes: [wanted ?? firstScheme.key, firstScheme.key] });
    if (read) {
      const view = viewOf(read, { scheme: wanted, band });
      return { wave: summaryOf(wave), scheme: view.scheme, participation: view.participation, counts: view.counts, published: { edition: read.edition, newest: read.newest, view }, hasEdition: true };
    }
    const scheme = schemeByKey(wanted) ?? firstScheme;
    const bands = scheme.bands.map(({ key, label }) => ({ key, label }));
    const hasEdition = (await tx.edition.count({ where: { year } })) > 0;
    const about = {
      wave: summaryOf(wave), scheme: { key: scheme.key, label: scheme.label, source: scheme.source },
      participation: await readParticipation(tx, year, scheme.key, bands), published: null, hasEdition,
    };
    if (!live) return { ...about, counts: null };
    const rows = await tx.$queryRaw<TallyRow[]>`
      select band, item, part, value, count from tally where year = ${year} and scheme in (${ALL.scheme}, ${scheme.key}) and count > 0`;
    return { ...about, counts: tabulate(await readQuestionnaire(tx, wave), standingOf(rows), bands) };
  });
}
