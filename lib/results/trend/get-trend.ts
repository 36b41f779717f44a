import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { schemeByKey } from '@/lib/register/bands';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { countedOf } from '../editions/edition-counted';
import { readEdition } from '../editions/get-edition';
import { published2012 } from '../counting/published';
import { type TrendSection, trendOf, type TrendYear } from './trend';
import { summaryOf, waveFields } from '../counting/wave-summary';

/** Published years beside one another, at most, the newest ones. */
const MOST_YEARS = 5;

/** The column that is followed over the years, as its address says it: `SCHEME:BAND`, or everyone. */
export const EVERYONE = { scheme: 'all', band: { key: ALL.band, label: '全体' } };

/**
 * The published years up to this one, question by question, the same for everyone who reads it. Counts are those of each
 * year's newest edition; a municipality stands in the band of each year. An unknown column falls back to everyone.
 * @throws {NotFoundError} when there is no such year, or none that the actor may know of
 */
export async function getTrend(actor: Actor, { year, column: wanted = '' }: { year: number; column?: string }) {
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: waveFields });
    if (!wave) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
    const rows = await tx.edition.findMany({ where: { year: { lte: year, not: published2012.survey.year } }, distinct: ['year'], orderBy: { year: 'desc' }, take: MOST_YEARS, select: { year: true } });
    const about = { wave: summaryOf(wave), publishedYears: rows.map((row) => row.year) };
    if (rows[0]?.year !== year) return { ...about, trend: null };
    const [scheme = '', key = ''] = wanted.split(':');
    const editions = [];
    for (const row of rows) editions.push((await readEdition(tx, { year: row.year, schemes: [scheme] }))!);
    const { facts } = editions[0]!.edition;
    const chosen = facts.schemes.find((one) => one.key === scheme && one.key !== ALL.scheme);
    const band = chosen?.bands.find((one) => one.key === key);
    const column = chosen && band ? { scheme: chosen.key, band } : EVERYONE;
    const years = editions.reverse().map(({ edition, tables }): TrendYear => ({ year: edition.year, questionnaire: edition.questionnaire, counted: countedOf(...tables), band: column.band }));
    const [before] = rows.slice(1);
    const [crossed] = before && schemeByKey(column.scheme) ? await tx.$queryRaw<{ count: number | null }[]>`select crossed_bands(${year}::int, ${before.year}::int, ${column.scheme}) as count` : [];
    const sections: TrendSection[] = trendOf(years);
    return {
      ...about,
      trend: {
        sections, column, years: years.map((one) => one.year), schemes: facts.schemes.filter((one) => one.key !== ALL.scheme),
        /** Of how many municipalities the bands of the last two years differ; null is fewer than three, or not known. */
        crossed: crossed?.count ?? null,
        answered: editions.map(({ tables }) => tables.flatMap((table) => table.participation).find((one) => one.key === column.band.key)?.valid ?? null),
      },
    };
  });
}

export type Trend = NonNullable<Awaited<ReturnType<typeof getTrend>>['trend']>;
