import { ALL } from '@/lib/survey/questionnaire/cells';
import { published2012 } from '../counting/published';
import { publishedCount } from '../counting/published-values';
import { type PublishedYear, tabulateEdition } from '../open-data/tabulate-edition';
import type { ItemResult, Share, ShareRow } from '../counting/tabulate';

/** What one year says of one answer: undefined where it says nothing. A count of 2012 may have no published base. */
export type TrendCell = { year: number; published: boolean; share: Share | undefined };
export type TrendRow = { label: string; cells: TrendCell[] };
/** null: nothing of the question is a share. */
export type Trend = { number: string; label: string; years: number[]; rows: TrendRow[] };

const YEAR_2012 = published2012.survey.year;

/**
 * One question over the years, everyone together, as its newest edition puts it: each answer (of yes and no, yes), and what
 * is derived of them. 2012 stands as it was published, where it has the key.
 */
export function itemTrend(item: ItemResult, years: PublishedYear[]): Trend | null {
  const answers = answersOf(item);
  if (answers.length === 0) return null;
  const counted = years.filter(({ edition }) => edition.year !== YEAR_2012).map((year) => ({ year: year.edition.year, items: itemsOf(year) }));
  const rows = answers.map(({ part, value, label }): TrendRow => ({
    label,
    cells: [
      { year: YEAR_2012, published: true, share: share2012(item.key, part, value) },
      ...counted.map(({ year, items }): TrendCell => ({ year, published: false, share: shareIn(items.get(item.key), part, value) })),
    ],
  }));
  const has2012 = rows.some(({ cells }) => cells[0]!.share);
  return {
    number: item.number, label: item.label,
    years: [...(has2012 ? [YEAR_2012] : []), ...counted.map(({ year }) => year)],
    rows: rows.map(({ label, cells }) => ({ label, cells: has2012 ? cells : cells.slice(1) })),
  };
}

type Answer = { part: string; value: string; label: string };

function answersOf(item: ItemResult): Answer[] {
  const ofGroups = item.groups.flatMap((group): Answer[] => {
    if (group.kind !== 'shares') return [];
    const yesNo = group.rows.length === 2 && group.rows[0]?.value === 'yes' && group.rows[1]?.value === 'no';
    return (yesNo ? group.rows.slice(0, 1) : group.rows).map(({ value, label }) => ({ part: group.part, value, label: group.label ? `${group.label}：${label}` : label }));
  });
  return [...ofGroups, ...item.indicators.map(({ part, label, baseLabel }) => ({ part, value: 'yes', label: baseLabel ? `${label}（${baseLabel}のうち）` : label }))];
}

function itemsOf(year: PublishedYear): Map<string, ItemResult> {
  return new Map(tabulateEdition(year, ALL.scheme)?.sections.flatMap(({ items }) => items).map((item) => [item.key, item]));
}

function shareIn(item: ItemResult | undefined, part: string, value: string): Share | undefined {
  const indicator = item?.indicators.find((one) => one.part === part);
  if (indicator) return indicator.answered[0] === 0 ? undefined : indicator.shares[0];
  const group = item?.groups.find((one) => one.part === part);
  if (group?.kind !== 'shares' || group.answered[0] === 0) return undefined;
  const row: ShareRow | undefined = group.rows.find((one) => one.value === value);
  return row?.shares[0];
}

function share2012(item: string, part: string, value: string): Share | undefined {
  const found = publishedCount(item, part, value);
  return found && { count: found.count, percent: found.percent };
}
