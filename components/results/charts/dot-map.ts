import { type Office, projected } from '@/lib/results/open-data/map-projection';
import type { Rate } from '@/lib/results/report/rates';
import type { Column } from '@/lib/results/counting/tabulate';
import { type About, framed, NARROW } from './framed';
import { stateOf } from './heat-map';
import { classOf, CLASSES } from './palette';
import { el, FAINT_INK, LINE, rounded, SIZE, type SvgNode, text } from './svg';

/** What a prefecture's dots look like: a class of percentages, withheld, or nothing to say. */
type Look = (typeof CLASSES)[number]['label'] | 'withheld' | 'none';

const WIDEST = 720;

/**
 * Every municipality as a dot at its office, in the shade of its prefecture's result: what is drawn says nothing of a single
 * municipality. Withheld is a cross, nothing to say a small ring.
 */
export function dotMap(about: About, { rate, columns, offices }: { rate: Rate; columns: Column[]; offices: Office[] }): SvgNode {
  const looks = new Map(columns.map(({ key }, i) => [key, lookOf(rate, i)]));
  const width = Math.min(about.width, WIDEST);
  const { dots, boxes, height } = projected(offices, width);
  const radius = about.width < NARROW ? 1.9 : 3;
  const byPrefecture = new Map([...new Set(dots.map(({ prefecture }) => prefecture))].map((of) => [of, dots.filter(({ prefecture }) => prefecture === of)]));
  const off = columns.filter(({ key }) => key !== 'all' && !byPrefecture.has(key));
  const used = new Set([...byPrefecture.keys()].map((prefecture) => looks.get(prefecture) ?? 'none'));
  const shown = columns.flatMap(({ label, key }, i) => (key === 'all' ? [] : [`${label} ${wordsOf(rate, i)}`]));
  return framed({ ...about, notes: [...off.map(({ label }) => `${label}は作り物の県のため、地図には位置がありません。数は表にあります。`), ...about.notes] }, {
    title: `${rate.number} ${rate.label}：都道府県ごとの割合`,
    description: `「${rate.answer}」と答えた団体の都道府県ごとの割合を、市区町村の庁舎の位置に置いた点の濃さで示す日本地図です。${shown.join('、')}。`,
    entries: [
      ...CLASSES.map(({ label, fill }) => ({ label, fill, mark: (x: number, y: number) => [el('circle', { cx: x, cy: y, r: 6, fill, stroke: LINE, 'stroke-width': 0.75 })] })),
      ...(used.has('withheld') ? [{ label: '秘匿（少数のため示さない）', fill: '#ffffff', mark: (x: number, y: number) => [cross([{ x, y }], 4.5, 1.8)] }] : []),
      ...(used.has('none') ? [{ label: '回答がないか、5団体未満（割合なし）', fill: '#ffffff', mark: (x: number, y: number) => [el('circle', { cx: x, cy: y, r: 3, fill: '#ffffff', stroke: LINE })] }] : []),
    ],
    draw: (top) => ({
      nodes: [
        el(
          'g',
          { transform: `translate(${rounded((about.width - width) / 2)} ${rounded(top)})` },
          ...boxes.flatMap(({ inset, ...box }) => [
            el('rect', { ...box, fill: 'none', stroke: LINE, 'stroke-width': 1 }),
            text(box.x + 4, box.y - 5, inset === 'ogasawara' ? '小笠原' : '奄美・沖縄', { 'font-size': SIZE.small, fill: FAINT_INK }),
          ]),
          ...[...byPrefecture].sort(([a], [b]) => order(looks.get(a)) - order(looks.get(b))).map(([prefecture, of]) => {
            const i = columns.findIndex(({ key }) => key === prefecture);
            const label = columns[i]?.label;
            return el('g', {}, label ? el('title', {}, `${label}：${wordsOf(rate, i)}`) : null, ...marks(of, looks.get(prefecture) ?? 'none', radius));
          }),
        ),
      ],
      bottom: top + height + 4,
    }),
  });
}

/** What is dark is drawn last, so that nothing pale lies over it. */
const order = (look: Look = 'none') => (look === 'none' ? -2 : look === 'withheld' ? -1 : CLASSES.findIndex(({ label }) => label === look));

function lookOf(rate: Rate, i: number): Look {
  const state = stateOf(rate, i);
  if (state === 'withheld') return 'withheld';
  return state === 'shown' ? classOf(rate.shares[i]!.percent!).label : 'none';
}

function wordsOf(rate: Rate, i: number): string {
  const state = stateOf(rate, i);
  return state === 'shown' ? `${rate.shares[i]!.percent!.toFixed(1)}%` : state === 'withheld' ? '秘匿' : '割合なし';
}

type Point = { x: number; y: number };

function marks(points: Point[], look: Look, radius: number): SvgNode[] {
  if (look === 'withheld') return [cross(points, radius * 0.9, radius * 0.4)];
  if (look === 'none') return [path(points, radius * 1.5, LINE), path(points, radius * 1.5 - 1.3, '#ffffff')];
  const { fill } = CLASSES.find(({ label }) => label === look)!;
  return [path(points, radius * 2 + 1.2, LINE), path(points, radius * 2, fill)];
}

/** Dots as one path of points without length: round ends make them dots, and 1,741 of them stay small. */
const path = (points: Point[], width: number, stroke: string): SvgNode =>
  el('path', { d: points.map(({ x, y }) => `M${rounded(x)} ${rounded(y)}h0`).join(''), stroke, 'stroke-width': width, 'stroke-linecap': 'round', fill: 'none' });

function cross(points: Point[], half: number, width: number): SvgNode {
  const d = points.map(({ x, y }) => `M${rounded(x - half)} ${rounded(y - half)}l${rounded(2 * half)} ${rounded(2 * half)}m0 ${rounded(-2 * half)}l${rounded(-2 * half)} ${rounded(2 * half)}`).join('');
  return el('path', { d, stroke: '#333333', 'stroke-width': width, fill: 'none' });
}
