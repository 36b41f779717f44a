import 'server-only';
import { mayReadResults } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { firstScheme, schemeByKey } from '@/lib/register/bands';
import { ALL } from '@/lib/survey/cells';
import { readQuestionnaire } from '@/lib/survey/read-questionnaire';
import { readParticipation, type Participation } from './participation';
import { standingOf, type TallyRow } from './standing';
import { type Column, type SectionResult, tabulate } from './tabulate';
import { summaryOf, waveFields, type WaveSummary } from './wave-summary';

export type YearResults = {
  wave: WaveSummary;
  scheme: { key: string; label: string; source: string };
  participation: Participation;
  /** null: not published yet, and the actor may not see counts of answers. */
  counts: { columns: Column[]; sections: SectionResult[] } | null;
};

/**
 * The results of one year, split by one band scheme, out of the standing counts alone: reading does not grow with the
 * answers. An unknown scheme key falls back to the first scheme.
 * @throws {NotFoundError} when there is no such year, or none that the actor may know of
 */
export async function getResults(actor: Actor, { year, scheme: wanted }: { year: number; scheme?: string }): Promise<YearResults> {
  const scheme = schemeByKey(wanted) ?? firstScheme;
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: { ...waveFields, definitionHash: true } });
    if (!wave) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
    const bands = scheme.bands.map(({ key, label }) => ({ key, label }));
    const about = { wave: summaryOf(wave), scheme: { key: scheme.key, label: scheme.label, source: scheme.source }, participation: await readParticipation(tx, year, scheme.key, bands) };
    if (!mayReadResults(actor, wave.publishedAt !== null)) return { ...about, counts: null };
    const rows = await tx.$queryRaw<TallyRow[]>`
      select band, item, part, value, count from tally where year = ${year} and scheme in (${ALL.scheme}, ${scheme.key}) and count > 0`;
    return { ...about, counts: tabulate(await readQuestionnaire(tx, wave), standingOf(rows), bands) };
  });
}
