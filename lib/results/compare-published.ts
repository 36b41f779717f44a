import { ALL } from '@/lib/survey/cells';
import { roundedToOne, summarise } from './numbers';
import { type Figure, type Publication, type Statistic } from './published';
import type { Standing } from './standing';

/** One number (or set of numbers) of a published figure beside what is counted. */
export type Check = { what: string; expected: number | null; counted: number | null };

export type Comparison = { id: string; about: string; checks: Check[]; equal: boolean };

/**
 * Sets every published figure beside the standing counts of the same year: the figure itself, its bands where the
 * publication gives them, its statistics, and the base where the publication leaves nothing open about the rest.
 * `standing` must hold band 'all' and the bands of the publication's scheme.
 */
export function comparePublished(publication: Publication, standing: Standing): Comparison[] {
  return publication.figures.map((figure) => {
    const checks = [...countChecks(figure, standing), ...statisticChecks(figure, standing), ...baseChecks(figure, standing)];
    return { id: figure.id, about: figure.about, checks, equal: checks.every(({ expected, counted }) => expected === counted) };
  });
}

function countChecks({ item, counts = [] }: Figure, standing: Standing): Check[] {
  return counts.map(({ part, value, count, band = ALL.band }) => ({
    what: [part, value, band === ALL.band ? '' : band].filter(Boolean).join(' '),
    expected: count,
    counted: standing.count(band, item, part, value),
  }));
}

const read: Record<Statistic, (summary: NonNullable<ReturnType<typeof summarise>>) => number | null> = {
  min: ({ min }) => min,
  max: ({ max }) => max,
  mean: ({ mean }) => roundedToOne(mean),
  // The publication names one mode; two would not be what it says.
  mode: ({ modes }) => (modes.length === 1 ? modes[0]! : null),
};

function statisticChecks({ item, statistics = [] }: Figure, standing: Standing): Check[] {
  return statistics.map(({ part, statistic, value }) => {
    const summary = summarise(new Map([...standing.histogram(ALL.band, item, part)].map(([text, count]) => [Number(text), count])));
    return { what: statistic, expected: value, counted: summary && read[statistic](summary) };
  });
}

function baseChecks({ item, base, counts, statistics, othersUnknown }: Figure, standing: Standing): Check[] {
  if (!base || othersUnknown) return [];
  const part = (counts ?? statistics)?.[0]?.part ?? '';
  return [{ what: 'base', expected: base.n, counted: standing.answered(ALL.band, item, part) }];
}

/** Findings that are said of half or more, and whether the counts bear each of them out. */
export function checkFindings(publication: Publication, standing: Standing): { words: string; holds: boolean }[] {
  const half = (item: string) => (publication.figures.find((figure) => figure.item === item && figure.base)?.base?.n ?? publication.survey.valid) / 2;
  return publication.findings.map(({ words, cells }) => ({
    words,
    holds: cells.every(({ item, part, value }) => standing.count(ALL.band, item, part, value) >= half(item)),
  }));
}
