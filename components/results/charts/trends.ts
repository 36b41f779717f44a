import type { Trend, TrendCell } from '@/lib/results/trend/item-trend';
import { type About, framed, NARROW } from './framed';
import type { LegendEntry } from './legend';
import { el, FAINT_INK, LINE, linesOf, SIZE, type SvgNode, text } from './svg';
import { SHADES, withheldFill } from './palette';

/** What one year says of an answer: null withheld; 'few' a base under five, or none published; undefined nothing. */
type TrendPoint = { year: number; percent: number | null | 'few' | undefined; published: boolean };
type TrendPanel = { label: string; points: TrendPoint[] };

const pointOf = ({ year, published, share }: TrendCell): TrendPoint => ({ year, published, percent: share && (share.count === null ? null : (share.percent ?? 'few')) });

const PANEL = { width: 250, height: 112, left: 58, right: 34 } as const;

/** Years closer together than this are drawn at even distances. */
const LEAST_YEAR = 30;

/** One small panel for each answer, the years from left to right, in percent. What is withheld stands below the axis, at one place whatever it is. */
export function trends(about: About, { number, label, rows }: Trend): SvgNode {
  const panels = rows.map((row): TrendPanel => ({ label: row.label, points: row.cells.map(pointOf) }));
  const points = panels.flatMap((panel) => panel.points);
  const years = [...new Set(points.map(({ year }) => year))].sort((a, b) => a - b);
  const entries: LegendEntry[] = [
    ...(points.some(({ published, percent }) => published && typeof percent === 'number') ? [{ label: '2012年：公表値から算出', fill: '#fff', mark: (x: number, y: number) => [diamond(x, y)] }] : []),
    ...(points.some(({ published, percent }) => !published && typeof percent === 'number') ? [{ label: 'この調査の公表結果', fill: '#fff', mark: (x: number, y: number) => [dot(x, y)] }] : []),
    ...(points.some(({ percent }) => percent === null) ? [{ label: '秘匿（少数のため示さない）', fill: withheldFill(about.id) }] : []),
  ];
  return framed(about, {
    title: `${number} ${label}：年ごとの割合`,
    description: `年ごとの割合の折れ線グラフです。${panels.slice(0, 4).map((panel) => `${panel.label}：${panel.points.map(inWords).join('、')}。`).join('')}同じ数が表にあります。`,
    entries,
    draw: (top) => {
      const perLine = Math.max(1, Math.floor(about.width / (about.width < NARROW ? about.width : PANEL.width)));
      const width = about.width / perLine;
      const nodes: SvgNode[] = [];
      let bottom = top;
      for (let from = 0; from < panels.length; from += perLine) {
        const line = panels.slice(from, from + perLine);
        const heads = line.map(({ label }) => linesOf(label, width - 16, SIZE.text));
        const high = Math.max(...heads.map(({ length }) => length)) * 18;
        for (const [k, panel] of line.entries()) {
          nodes.push(...heads[k]!.map((words, n) => text(k * width, bottom + n * 18 + SIZE.text, words, { 'font-weight': 'bold' })));
          nodes.push(...panelNodes({ id: about.id, x: k * width, top: bottom + high + 8, width: width - 16 }, panel, years));
        }
        bottom += high + PANEL.height + 64;
      }
      return { nodes, bottom: bottom - 14 };
    },
  });
}

function inWords({ year, percent }: TrendPoint): string {
  if (percent === undefined) return `${year}年 なし`;
  return `${year}年 ${percent === null ? '秘匿' : percent === 'few' ? '割合なし' : `${percent.toFixed(1)}%`}`;
}

const dot = (x: number, y: number) => el('circle', { cx: x, cy: y, r: 4.5, fill: SHADES[5], stroke: '#ffffff', 'stroke-width': 1 });
const diamond = (x: number, y: number) => el('path', { d: `M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5z`, fill: '#ffffff', stroke: SHADES[6], 'stroke-width': 2 });

function panelNodes({ id, x, top, width }: { id: string; x: number; top: number; width: number }, { points }: TrendPanel, years: number[]): SvgNode[] {
  const left = x + PANEL.left;
  const right = x + width - PANEL.right;
  const span = years.at(-1)! - years[0]!;
  // A long span between two years is drawn shorter than it is when the years would not have room otherwise: their names say it.
  const even = span > 0 && Math.min(...years.slice(1).map((year, i) => year - years[i]!)) * ((right - left) / span) < LEAST_YEAR;
  const across = (year: number) => (years.length === 1 ? (left + right) / 2 : even ? left + (years.indexOf(year) * (right - left)) / (years.length - 1) : left + ((year - years[0]!) * (right - left)) / span);
  const up = (percent: number) => top + PANEL.height * (1 - percent / 100);
  const nodes: SvgNode[] = [0, 25, 50, 75, 100].map((percent) => el('line', { x1: left - 18, x2: right + 12, y1: up(percent), y2: up(percent), stroke: percent === 0 ? INK_LINE : '#cccccc', 'stroke-width': 1 }));
  for (const percent of [0, 50, 100]) nodes.push(text(left - 22, up(percent) + 4, `${percent}%`, { 'font-size': SIZE.small, 'text-anchor': 'end', fill: FAINT_INK }));
  for (const year of years) nodes.push(text(across(year), top + PANEL.height + 38, `${year}`, { 'font-size': SIZE.small, 'text-anchor': 'middle' }));
  for (const [i, { percent, year, published }] of points.entries()) {
    const before = points[i - 1];
    if (typeof percent === 'number' && typeof before?.percent === 'number')
      nodes.push(el('line', { x1: across(before.year), y1: up(before.percent), x2: across(year), y2: up(percent), stroke: SHADES[5], 'stroke-width': 2, ...(before.published || published ? { 'stroke-dasharray': '5 4' } : {}) }));
  }
  for (const { year, percent, published } of points) {
    if (typeof percent === 'number') {
      nodes.push(published ? diamond(across(year), up(percent)) : dot(across(year), up(percent)));
      nodes.push(text(across(year), percent > 84 ? up(percent) + 20 : up(percent) - 10, `${percent.toFixed(1)}`, { 'font-size': SIZE.small, 'text-anchor': 'middle' }));
    } else if (percent === null) nodes.push(el('rect', { x: across(year) - 8, y: top + PANEL.height + 8, width: 16, height: 14, fill: withheldFill(id), stroke: LINE }));
    else nodes.push(text(across(year), top + PANEL.height + 20, percent === 'few' ? '割合なし' : '―', { 'font-size': SIZE.small, 'text-anchor': 'middle', fill: FAINT_INK }));
  }
  return nodes;
}

const INK_LINE = '#4d4d4d';
