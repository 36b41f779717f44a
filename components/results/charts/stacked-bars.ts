import type { Column, Group, IndicatorResult, ItemResult, ShareRow } from '@/lib/results/counting/tabulate';
import { indicatorLabel } from '../figures-of-item';
import { type About, framed, NARROW } from './framed';
import type { LegendEntry } from './legend';
import { inkOn, MOST_SHADES, shadesOf, withheldFill } from './palette';
import { el, FAINT_INK, LINE, linesOf, SIZE, type SvgNode, text, widthOf } from './svg';

type Drawn = { nodes: SvgNode[]; bottom: number };
type Place = { id: string; x: number; top: number; width: number };
type Rows = { label: string; rows: ShareRow[]; answered: (number | null)[]; stacked: boolean; fills: string[] };

const BAR = 22;
const GAP = 8;
const BASE_WIDTH = 74;
const PANEL = 108;

/** What of an item can be drawn as shares: choices, brackets of numbers, figures derived from them. Nobody's free text. */
export function drawnGroups(item: ItemResult): Rows[] {
  const groups = item.groups.flatMap((group): Rows[] => {
    const rows = rowsOf(group);
    return rows.length === 0 ? [] : [{ label: group.label && `${group.label}${group.unit && `（${group.unit}）`}`, rows, answered: group.answered, stacked: isStacked(group, rows), fills: fillsOf(group, rows.length) }];
  });
  // A place of a ranking has no base of its own: there is no share to draw.
  return [...groups, ...item.indicators.map(derived)].filter(({ answered }) => answered.some((n) => n !== 0));
}

const rowsOf = (group: Group): ShareRow[] => (group.kind === 'text' ? [] : group.kind === 'numbers' ? group.brackets : group.rows);
const isStacked = (group: Group, rows: ShareRow[]) => (group.kind === 'numbers' || (group.kind === 'shares' && !group.several)) && rows.length <= MOST_SHADES;
/** The first answer is the darkest; of numbers the largest. */
const fillsOf = (group: Group, n: number) => (group.kind === 'numbers' ? shadesOf(n).reverse() : shadesOf(n));
const derived = (indicator: IndicatorResult): Rows => ({
  label: 'まとめた数', answered: indicator.answered, stacked: false, fills: [],
  rows: [{ value: 'yes', label: indicatorLabel(indicator), ours: false, shares: indicator.shares }],
});

/** Columns that anyone of has answered the item, or of which that is withheld: the others have no bar. */
export const drawnColumns = (item: ItemResult, columns: Column[]): number[] => columns.map((_, i) => i).filter((i) => item.answered[i] !== 0);

/**
 * How each band answered an item: a bar of 100% for each band where one answer excludes the others, else a bar for each
 * answer. Where a count is withheld, the rest of the bar has the pattern of what is withheld, in one piece: its parts are
 * not drawn.
 */
export function stackedBars(about: About, { item, columns }: { item: ItemResult; columns: Column[] }): SvgNode {
  const shown = drawnColumns(item, columns);
  const groups = drawnGroups(item);
  const legends = new Map(groups.filter(({ stacked }) => stacked).map((group) => [JSON.stringify(group.rows.map(({ label }) => label)), group]));
  const oneLegend = legends.size === 1;
  const withheld = groups.some(({ rows, answered }) => shown.some((i) => answered[i] === null || rows.some(({ shares }) => shares[i]!.count === null)));
  return framed(about, {
    title: `${item.number} ${item.label}`,
    description: describe(item, groups, columns, shown),
    entries: [...(oneLegend ? legendOf([...legends.values()][0]!) : []), ...(withheld ? [{ label: '秘匿（少数のため示さない）', fill: withheldFill(about.id) }] : [])],
    draw: (top) => {
      const nodes: SvgNode[] = [];
      let bottom = top;
      for (const [i, group] of groups.entries()) {
        const before = groups[i - 1];
        if (group.label && group.label !== before?.label) {
          for (const line of linesOf(group.label, about.width, SIZE.heading)) {
            nodes.push(text(0, bottom + SIZE.heading, line, { 'font-size': SIZE.heading, 'font-weight': 'bold' }));
            bottom += 20;
          }
          bottom += 4;
        }
        const place = { id: about.id, x: 0, top: bottom, width: about.width };
        const drawn = group.stacked ? stackRows(place, group, columns, shown, !oneLegend) : panels(place, group, columns, shown);
        nodes.push(...drawn.nodes);
        bottom = drawn.bottom + 10;
      }
      if (shown.length === 0 || groups.length === 0) {
        nodes.push(text(0, bottom + SIZE.text, groups.length === 0 ? '図に表せる数はありません（自由記述の質問です）。' : '回答がありません。'));
        bottom += 24;
      }
      return { nodes, bottom };
    },
  });
}

const legendOf = ({ rows, fills }: Rows): LegendEntry[] => fills.map((fill, i) => ({ label: rows[i]!.label, fill }));

/** The widest band's name, up to a third of the width; on a phone names stand above their bars. */
function labelWidth(width: number, columns: Column[], shown: number[]): number {
  if (width < NARROW) return 0;
  return Math.min(width / 3, Math.max(60, ...shown.map((i) => widthOf(columns[i]!.label, SIZE.text))) + 12);
}

function labelled({ x, top }: Place, label: string, width: number): Drawn & { barTop: number; barX: number } {
  if (width === 0) return { nodes: [text(x, top + SIZE.text, label)], barTop: top + 19, barX: x, bottom: top + 19 + BAR };
  const lines = linesOf(label, width - 8, SIZE.text);
  const height = Math.max(BAR, lines.length * 17);
  const first = top + (height - lines.length * 17) / 2;
  return { nodes: lines.map((line, i) => text(x, first + i * 17 + 13, line)), barTop: top + (height - BAR) / 2, barX: x + width, bottom: top + height };
}

function stackRows(place: Place, group: Rows, columns: Column[], shown: number[], ownLegend: boolean): Drawn {
  const nodes: SvgNode[] = [];
  let { top } = place;
  if (ownLegend) {
    let left = place.x;
    for (const [i, { label }] of group.rows.entries()) {
      const needs = 20 + widthOf(label, SIZE.small) + 16;
      if (left > place.x && left + needs > place.x + place.width) [left, top] = [place.x, top + 20];
      nodes.push(el('rect', { x: left, y: top, width: 14, height: 14, fill: group.fills[i]!, stroke: LINE }), text(left + 20, top + 12, label, { 'font-size': SIZE.small }));
      left += needs;
    }
    top += 24;
  }
  const names = labelWidth(place.width, columns, shown);
  const width = place.width - names - BASE_WIDTH;
  for (const i of shown) {
    const label = labelled({ ...place, top }, columns[i]!.label, names);
    nodes.push(...label.nodes, ...stack({ id: place.id, x: label.barX, top: label.barTop, width }, group, i));
    const answered = group.answered[i] ?? null;
    nodes.push(text(label.barX + width + 8, label.barTop + 16, answered === null ? '回答 秘匿' : `回答 ${answered}`, { 'font-size': SIZE.small, fill: FAINT_INK }));
    top = label.bottom + GAP;
  }
  return { nodes, bottom: top };
}

/**
 * One bar. Its shown parts are as long as their counts; what is left of it, where anything is withheld, is one hatched piece:
 * it says no more than the table, whose base and shown counts leave the same.
 */
function stack({ id, x, top, width }: Place, { rows, answered, fills }: Rows, i: number): SvgNode[] {
  const base = answered[i] ?? null;
  if (base === null) return [el('rect', { x, y: top, width, height: BAR, fill: withheldFill(id), stroke: LINE })];
  if (base === 0) return [text(x, top + 16, 'この項目への回答はありません', { 'font-size': SIZE.small, fill: FAINT_INK })];
  const few = rows.every(({ shares }) => shares[i]!.percent === null) && rows.some(({ shares }) => shares[i]!.count !== null);
  if (few) return [el('rect', { x, y: top, width, height: BAR, fill: '#ffffff', stroke: LINE, 'stroke-dasharray': '3 3' }), text(x + 6, top + 16, '回答が5団体未満（割合なし）', { 'font-size': SIZE.small, fill: FAINT_INK })];
  const nodes: SvgNode[] = [];
  let left = x;
  for (const [r, { shares }] of rows.entries()) {
    const { count, percent } = shares[i]!;
    if (count === null || count === 0 || percent === null) continue;
    const length = (width * count) / base;
    const fill = fills[r]!;
    nodes.push(el('rect', { x: left, y: top, width: length, height: BAR, fill, stroke: '#ffffff', 'stroke-width': 1.5 }));
    const words = `${percent.toFixed(1)}%`;
    if (widthOf(words, SIZE.small) + 6 <= length) nodes.push(text(left + length / 2, top + 16, words, { 'font-size': SIZE.small, 'text-anchor': 'middle', fill: inkOn(fill) }));
    left += length;
  }
  const rest = x + width - left;
  if (rows.some(({ shares }) => shares[i]!.count === null) && rest > 0.5) nodes.push(el('rect', { x: left, y: top, width: rest, height: BAR, fill: withheldFill(id) }));
  nodes.push(el('rect', { x, y: top, width, height: BAR, fill: 'none', stroke: LINE }));
  return nodes;
}

/** A small bar for each answer, side by side, the bands under each other. */
function panels(place: Place, { rows, answered }: Rows, columns: Column[], shown: number[]): Drawn {
  const names = labelWidth(place.width, columns, shown);
  const room = place.width - names;
  const perLine = Math.max(1, Math.min(rows.length, Math.floor(room / PANEL)));
  const width = Math.min(room / perLine, Math.max(PANEL, 300));
  const nodes: SvgNode[] = [];
  let { top } = place;
  for (let from = 0; from < rows.length; from += perLine) {
    const some = rows.slice(from, from + perLine);
    const heads = some.map(({ label }) => linesOf(label, width - 14, SIZE.small));
    const high = Math.max(...heads.map(({ length }) => length)) * 16;
    for (const [k, lines] of heads.entries()) nodes.push(...lines.map((line, n) => text(place.x + names + k * width, top + high - (lines.length - n) * 16 + 12, line, { 'font-size': SIZE.small, 'font-weight': 'bold' })));
    top += high + 4;
    for (const i of shown) {
      const label = labelled({ ...place, top }, columns[i]!.label, names);
      nodes.push(...label.nodes);
      for (const [k, row] of some.entries()) nodes.push(...single({ id: place.id, x: label.barX + k * width, top: label.barTop, width: width - 14 }, row, answered[i] ?? null, i));
      top = label.bottom + GAP;
    }
    top += 8;
  }
  return { nodes, bottom: top - 8 };
}

function single({ id, x, top, width }: Place, { shares }: ShareRow, base: number | null, i: number): SvgNode[] {
  const { count, percent } = shares[i]!;
  const frame = el('rect', { x, y: top, width, height: BAR, fill: 'none', stroke: LINE });
  if (count === null || base === null) return [el('rect', { x, y: top, width, height: BAR, fill: withheldFill(id), stroke: LINE })];
  if (percent === null) return [el('rect', { x, y: top, width, height: BAR, fill: 'none', stroke: LINE, 'stroke-dasharray': '3 3' }), text(x + 5, top + 16, base === 0 ? '回答なし' : '5団体未満', { 'font-size': SIZE.small, fill: FAINT_INK })];
  const fill = shadesOf(1)[0]!;
  const length = (width * count) / base;
  const words = `${percent.toFixed(1)}%`;
  const inside = length >= widthOf(words, SIZE.small) + 10;
  return [
    ...(count > 0 ? [el('rect', { x, y: top, width: length, height: BAR, fill })] : []),
    frame,
    text(inside ? x + length - 5 : x + length + 5, top + 16, words, { 'font-size': SIZE.small, 'text-anchor': inside ? 'end' : 'start', fill: inside ? inkOn(fill) : '#000000' }),
  ];
}

/** The same in words, for readers who do not see it. */
function describe(item: ItemResult, groups: Rows[], columns: Column[], shown: number[]): string {
  const kind = groups.some(({ stacked }) => stacked) ? '答えの割合を区分ごとに示す帯グラフです。' : '答えの割合を区分ごとに示す棒グラフです。';
  const first = groups[0];
  if (!first || shown.length === 0) return `${kind}表せる数はありません。`;
  const of = (i: number) => first.rows.map(({ label, shares }) => `${label} ${shares[i]!.count === null ? '秘匿' : shares[i]!.percent === null ? '割合なし' : `${shares[i]!.percent.toFixed(1)}%`}`).join('、');
  return `${kind}${shown.slice(0, 3).map((i) => `${columns[i]!.label}：${of(i)}。`).join('')}同じ数が表にあります。`;
}
