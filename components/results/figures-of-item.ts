import { type NumberSummary, roundedToOne } from '@/lib/results/numbers';
import type { Column, Group, IndicatorResult, ItemResult, Share } from '@/lib/results/tabulate';
import type { BarGroup, BarRow } from './bar-layout';

/** More bands than this are left to the table, so that a figure stays readable. */
const MOST_BANDS = 2;

export const shareText = ({ count, percent }: Share): string => (percent === null ? `${count}` : `${count}（${percent.toFixed(1)}%）`);

export const numberText = (value: number): string => roundedToOne(value).toLocaleString('ja-JP', { maximumFractionDigits: 1 });

/** Every mode of a tie; where no value occurs twice, none is more common than another. */
export const modesText = ({ modes, modeCount, n }: NumberSummary): string => (modeCount === 1 && n > 1 ? 'なし' : modes.map(numberText).join('、'));

/** Whether the bars of this item show every band, or everyone together only. */
export const showsBands = (item: ItemResult, columns: Column[]): boolean => columns.length - 1 <= MOST_BANDS && item.groups.length === 1;

function shareRow(label: string, shares: Share[], columns: Column[]): BarRow {
  return { label, bars: columns.map((column, i) => ({ series: i, percent: shares[i]!.percent, text: columns.length > 1 ? `${column.label} ${shareText(shares[i]!)}` : shareText(shares[i]!) })) };
}

export const indicatorLabel = ({ label, baseLabel }: IndicatorResult): string => (baseLabel ? `${label}（${baseLabel}のうち）` : label);

function groupBars(group: Group, columns: Column[]): BarGroup[] {
  if (group.kind !== 'shares' || group.rows.length === 0 || group.answered[0] === 0) return [];
  return [{ label: group.label, rows: group.rows.map((row) => shareRow(row.label, row.shares, columns)) }];
}

/** What is drawn of an item: its choices, and beneath them what is derived from them. */
export function barGroups(item: ItemResult, columns: Column[]): BarGroup[] {
  const drawn = showsBands(item, columns) ? columns : columns.slice(0, 1);
  const derived = item.indicators.filter(({ answered }) => answered[0]! > 0).map((indicator) => shareRow(indicatorLabel(indicator), indicator.shares, drawn));
  const groups = item.groups.flatMap((group) => groupBars(group, drawn));
  return derived.length > 0 ? [...groups, { label: 'まとめた数', rows: derived }] : groups;
}
