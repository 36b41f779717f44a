import { ALL } from '@/lib/survey/questionnaire/cells';
import { percentOf } from './numbers';
import { type Figure, figuresOf, published2012, type Statistic } from './published';

/** A published count as it is shown; `percent` is worked out here from the count and its base, and marked so. */
export type PublishedCount = { figure: Figure; count: number; percent: number | null; approx: boolean };

/**
 * The published count behind one cell of a table, or undefined: 公表値なし. Whatever the publication does not state as a
 * number is undefined, also where it could be worked out from the others.
 */
export function publishedCount(item: string, part: string, value: string, band: string = ALL.band): PublishedCount | undefined {
  for (const figure of figuresOf(item)) {
    const found = figure.counts?.find((count) => count.part === part && count.value === value && (count.band ?? ALL.band) === band);
    if (!found) continue;
    const base = figure.approx ? undefined : baseOf(figure, band);
    return { figure, count: found.count, percent: base ? percentOf(found.count, base) : null, approx: figure.approx ?? false };
  }
  return undefined;
}

/** Of a band, the base is only known where the figure is of all respondents. */
function baseOf({ base }: Figure, band: string): number | undefined {
  if (band === ALL.band) return base?.n;
  return base?.n === published2012.survey.valid ? published2012.survey.bands.find(({ key }) => key === band)?.n : undefined;
}

export function publishedStatistic(item: string, part: string, statistic: Statistic): number | undefined {
  return figuresOf(item).flatMap(({ statistics = [] }) => statistics).find((known) => known.part === part && known.statistic === statistic)?.value;
}

/** How many the published figures of one item or part are of; undefined where there are none, or the publication names no base. */
export function publishedBase(item: string, part: string): number | undefined {
  return figuresOf(item).find(({ counts, statistics }) => (counts ?? statistics ?? []).some((known) => known.part === part))?.base?.n;
}
