import { bracketWords } from '@/lib/results/counting/brackets';
import { roundedToOne, type ShownNumbers } from '@/lib/results/counting/numbers';
import type { Column, Group, IndicatorResult, ItemResult, Share } from '@/lib/results/counting/tabulate';
import type { BarGroup, BarRow } from './bar-layout';
import { WITHHELD_WORD } from '@/lib/results/suppression/withheld-word';

/** More bands than this are left to the table, so that a figure stays readable. */
const MOST_BANDS = 2;

export const countText = (count: number | null): string => (count === null ? WITHHELD_WORD : `${count}`);

export const shareText = ({ count, percent }: Share): string => (percent === null ? countText(count) : `${count}（${percent.toFixed(1)}%）`);

const oneDecimal = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 1 });

export const numberText = (value: number | null): string => (value === null ? WITHHELD_WORD : oneDecimal.format(roundedToOne(value)));

/** Every mode of a tie; where no value occurs twice, none is more common than another. */
export const modesText = ({ modes, modeCount, n }: ShownNumbers): string => (modes === null ? WITHHELD_WORD : modeCount === 1 && n > 1 ? 'なし' : modes.map(numberText).join('、'));

/** Whether the bars of this item show every band, or everyone together only. */
export const showsBands = (item: ItemResult, columns: Column[]): boolean => columns.length - 1 <= MOST_BANDS && item.groups.every((group) => group.kind !== 'shares' || group.part === '' || item.groups.length <= 2);

function shareRow(label: string, shares: Share[], columns: Column[]): BarRow {
  return { label, bars: columns.map((column, i) => ({ series: i, percent: shares[i]!.percent, text: columns.length > 1 ? `${column.label} ${shareText(shares[i]!)}` : shareText(shares[i]!) })) };
}

export const indicatorLabel = ({ label, baseLabel }: IndicatorResult): string => (baseLabel ? `${label}（${baseLabel}のうち）` : label);

type Numbers = Extract<Group, { kind: 'numbers' }>;

const isKnown = (summary: Numbers['summaries'][number]) => !summary || (summary.min !== null && summary.max !== null && summary.median !== null);

/** Numbers are drawn as ranges where all is known of them; what is published of them mostly is not, and their brackets are drawn. */
export const drawsRanges = (item: ItemResult, columns: Column[]): boolean =>
  item.groups.every((group) => group.kind === 'numbers' && group.summaries.slice(0, drawnColumns(item, columns).length).every(isKnown));

/** Something in the item's drawn columns is withheld. */
export const withholds = (item: ItemResult, columns: Column[]): boolean => {
  const drawn = drawnColumns(item, columns).length;
  return item.groups.some((group) => (group.kind === 'shares' ? group.rows : group.kind === 'numbers' ? group.brackets : []).some((row) => row.shares.slice(0, drawn).some(({ count }) => count === null)));
};

const drawnColumns = (item: ItemResult, columns: Column[]): Column[] => (showsBands(item, columns) ? columns : columns.slice(0, 1));

/** From the smallest to the largest number, with a line at the median; as long as the largest of the item's numbers is 100. */
function rangeBars({ label, unit, summaries }: Numbers, columns: Column[], largest: number): BarGroup {
  const part = (value: number) => (largest === 0 ? 0 : (100 * value) / largest);
  const bars = columns.flatMap(({ label: column }, series) => {
    const summary = summaries[series];
    if (!summary || summary.min === null || summary.max === null || summary.median === null) return [];
    const text = `${columns.length > 1 ? `${column} ` : ''}${numberText(summary.median)}（${numberText(summary.min)}～${numberText(summary.max)}）`;
    return [{ series, from: part(summary.min), percent: part(summary.max), mark: part(summary.median), text }];
  });
  return { label: label && `${label}${unit && `（${unit}）`}`, rows: [{ label: '中央値（最小～最大）', bars }] };
}

const largestOf = (item: ItemResult) => Math.max(0, ...item.groups.flatMap((group) => (group.kind === 'numbers' ? group.summaries.map((summary) => summary?.max ?? 0) : [])));

function groupBars(group: Group, columns: Column[], largest: number): BarGroup[] {
  if (group.kind === 'text' || group.answered[0] === 0) return [];
  if (group.kind === 'numbers') {
    if (group.summaries.slice(0, columns.length).every(isKnown)) return [rangeBars(group, columns, largest)];
    const rows = group.brackets.filter(({ shares }) => shares.slice(0, columns.length).some(({ count }) => count));
    return rows.length === 0 ? [] : [{ label: group.label, rows: rows.map((row) => shareRow(bracketWords(row.label, group.unit), row.shares, columns)) }];
  }
  // What is withheld in every column is left to the table.
  const rows = group.rows.filter(({ shares }) => shares.slice(0, columns.length).some(({ count }) => count !== null));
  return rows.length === 0 ? [] : [{ label: group.label, rows: rows.map((row) => shareRow(row.label, row.shares, columns)) }];
}

/** What is drawn of an item: its choices, and beneath them what is derived from them. */
export function barGroups(item: ItemResult, columns: Column[]): BarGroup[] {
  const drawn = drawnColumns(item, columns);
  const derived = item.indicators.filter(({ answered, shares }) => answered[0] !== 0 && shares.slice(0, drawn.length).some(({ count }) => count !== null)).map((indicator) => shareRow(indicatorLabel(indicator), indicator.shares, drawn));
  const groups = item.groups.flatMap((group) => groupBars(group, drawn, largestOf(item)));
  return derived.length > 0 ? [...groups, { label: 'まとめた数', rows: derived }] : groups;
}
