import { ALL } from '@/lib/survey/questionnaire/cells';
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

/**
 * For each count behind a finding that is said of half or more, how many it falls short of half (0: it bears it out),
 * in the order of the publication.
 */
export function shortfalls({ figures, survey, findings }: Publication, standing: Standing): number[] {
  const baseOf = (item: string) => figures.find((figure) => figure.item === item)?.base?.n ?? survey.valid;
  return findings.flatMap(({ cells }) =>
    cells.map(({ item, part, value }) => Math.max(0, Math.ceil(baseOf(item) / 2) - standing.count(ALL.band, item, part, value))),
  );
}
