import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { favourableValues } from './favourable';
import { percentOf, type ShownNumbers } from '../counting/numbers';
import type { ReportChart, ReportTable } from './report';
import { numberWords } from './report-words';
import { WITHHELD_WORD } from '../suppression/withheld-word';
import type { Column, Group, ItemResult, SectionResult, Share } from '../counting/tabulate';

// The tables and charts of a report. A chart's numbers stand in the table beneath it.

const countCell = (count: number | null): string => (count === null ? WITHHELD_WORD : `${count}`);
const shareCell = ({ count, percent }: Share): string => (count === null || percent === null ? countCell(count) : `${count}（${percent.toFixed(1)}%）`);
const numberCell = (value: number | null): string => (value === null ? WITHHELD_WORD : numberWords(value));

const baseRow = ({ answered, asked }: Pick<Group, 'answered' | 'asked'>): string[] => ['回答した団体／対象の団体', ...answered.map((count, i) => `${countCell(count)}／${countCell(asked[i] ?? null)}`)];

const STATISTICS: [string, (numbers: ShownNumbers) => number | null][] = [
  ['平均', ({ mean }) => mean],
  ['中央値', ({ median }) => median],
  ['最小', ({ min }) => min],
  ['最大', ({ max }) => max],
];

/** The table of an item; undefined where there is nothing to count in one. */
export function itemTable(item: ItemResult, { kind, cell }: Pick<Item, 'kind' | 'cell'>, columns: Column[]): ReportTable | undefined {
  if (item.answered[0] === 0) return undefined;
  const caption = `${item.label}の集計`;
  const head = ['区分', ...columns.map(({ label }) => label)];
  if (kind === 'matrix') return cell === 'named' ? ofIndicators(item, caption, head) : ofRows(item, caption);
  const [first] = item.groups;
  if (!first || first.kind === 'text') return undefined;
  const indicators = item.indicators.map(({ label, baseLabel, shares }) => [baseLabel ? `${label}（${baseLabel}のうち）` : label, ...shares.map(shareCell)]);
  if (first.kind === 'shares') return { caption, head, rows: [...first.rows.map(({ label, shares }) => [label, ...shares.map(shareCell)]), ...indicators, baseRow(first)] };
  const unit = first.unit && `（${first.unit}）`;
  const statistics = STATISTICS.map(([label, of]) => [`${label}${unit}`, ...first.summaries.map((numbers, i) => (numbers ? numberCell(of(numbers)) : first.answered[i] === 0 ? '―' : WITHHELD_WORD))]);
  const brackets = first.brackets.filter(({ shares }) => shares.some(({ count }) => count !== 0)).map(({ label, shares }) => [`${label}${first.unit}`, ...shares.map(shareCell)]);
  return { caption, head, rows: [...statistics, ...brackets, baseRow(first)] };
}

/** A matrix: its rows against its choices, of everyone. */
function ofRows(item: ItemResult, caption: string): ReportTable | undefined {
  const rows = item.groups.filter((group): group is Extract<Group, { kind: 'shares' }> => group.kind === 'shares' && group.label !== '');
  const choices = rows[0]?.rows ?? [];
  // Follow-ups have other choices than the rows.
  const body = rows.filter((group) => group.rows.length === choices.length && group.rows.every(({ value }, i) => value === choices[i]!.value));
  if (body.length === 0) return undefined;
  return { caption: `${caption}（全体）`, head: ['対象', ...choices.map(({ label }) => label), '回答した団体'], rows: body.map((group) => [group.label, ...group.rows.map(({ shares }) => shareCell(shares[0]!)), countCell(group.answered[0] ?? null)]) };
}

const ofIndicators = (item: ItemResult, caption: string, head: string[]): ReportTable | undefined =>
  item.indicators.length === 0 ? undefined : { caption, head, rows: item.indicators.map(({ label, shares }) => [label, ...shares.map(shareCell)]) };

/**
 * How many are ready, item by item, of one section: everyone and each band. Undefined where fewer than two items have a better choice.
 * A bar needs a percentage: what has none stands in the table alone, and `left` says so.
 */
export function readinessChart(section: SectionResult, items: ReadonlyMap<string, Item>, columns: Column[]): { chart?: ReportChart; left?: string; table: ReportTable } | undefined {
  const entries = section.items.flatMap((result) => {
    const item = items.get(result.key)!;
    const values = item.kind === 'matrix' ? undefined : favourableValues(item);
    const group = result.groups.find(({ part, kind }) => part === '' && kind === 'shares');
    if (!values || !group || group.kind !== 'shares' || result.answered[0] === 0) return [];
    const shares = columns.map((_, i) => added(group.rows.filter(({ value }) => values.includes(value)).map(({ shares: of }) => of[i]!), group.answered[i] ?? null));
    const named = item.kind === 'yesno' ? [] : (item.choices ?? []).filter(({ value }) => values.includes(value)).map(({ label }) => `「${label}」`);
    // Several choices together are named in the table alone: a bar's label has little room.
    const short = named.length === 1 ? `${result.label}：${named[0]}` : result.label;
    return [{ short, label: named.length > 0 ? `${result.label}：${named.join('か')}` : result.label, shares, answered: group.answered }];
  });
  if (entries.length < 2) return undefined;
  const title = `${section.title}：備えができている団体の割合`;
  const withBase = ({ shares, answered }: (typeof entries)[0]) => shares.map((share, i) => (share.count === null || answered[i] == null ? WITHHELD_WORD : `${share.count}／${answered[i]}${share.percent === null ? '' : `（${share.percent.toFixed(1)}%）`}`));
  const drawn = entries.filter(({ shares }) => shares.some(({ percent }) => percent !== null));
  return {
    left: drawn.length === entries.length ? undefined : drawn.length === 0 ? '割合を示せる項目がないため、図は載せていません。' : `図には、割合を示せる${drawn.length}項目だけを載せています。`,
    chart: drawn.length === 0 ? undefined : {
      title,
      description: `${drawn.length}項目について、全体と人口区分ごとの割合を棒で示します。同じ数が次の表にあります。`,
      series: columns.map(({ label }) => label),
      rows: drawn.map((entry) => ({ label: entry.short, percents: entry.shares.map(({ percent }) => percent), texts: withBase(entry) })),
    },
    table: { caption: `${title}（団体数／回答した団体）`, head: ['項目', ...columns.map(({ label }) => label)], rows: entries.map((entry) => [entry.label, ...withBase(entry)]) },
  };
}

/** Choices that exclude each other, together. */
function added(shares: Share[], base: number | null): Share {
  const count = shares.reduce<number | null>((sum, share) => (sum === null || share.count === null ? null : sum + share.count), 0);
  return { count, percent: count === null || base === null ? null : percentOf(count, base) };
}
