import type { Rate, RateSection } from '@/lib/results/report/rates';
import type { Column } from '@/lib/results/counting/tabulate';
import { type About, framed, NARROW } from './framed';
import type { LegendEntry } from './legend';
import { classOf, CLASSES, inkOn, withheldFill } from './palette';
import { charactersOf, el, FAINT_INK, LINE, linesOf, SIZE, type SvgNode, text } from './svg';

const CELL = { height: 24, gap: 3, least: 44 } as const;

/** Columns of a heat map this narrow have their names written downwards. */
const DOWNWARDS = 64;

export type CellState = 'withheld' | 'few' | 'nobody' | 'shown';

/** What can be said of one cell. */
export function stateOf({ shares, answered }: Rate, i: number): CellState {
  const base = answered[i] ?? null;
  if (base === 0) return 'nobody';
  if (base === null || shares[i]!.count === null) return 'withheld';
  return shares[i]!.percent === null ? 'few' : 'shown';
}

export const STATE_TEXT: Record<Exclude<CellState, 'shown'>, string> = { withheld: '秘匿', few: '少', nobody: '―' };

/** How wide the picture has to be for all of its columns. */
export const heatMapWidth = (columns: Column[], wanted: number): number => Math.max(wanted, (wanted < NARROW ? 0 : 320) + columns.length * CELL.least);

/**
 * Every question that can be said as a share, one line each, with a cell for everyone and for each band: the darker, the
 * more are ready. A phone has the question above its cells.
 */
export function heatMap(about: About, { sections, columns }: { sections: RateSection[]; columns: Column[] }): SvgNode {
  const narrow = about.width < NARROW;
  const names = narrow ? 0 : Math.min(420, about.width - columns.length * CELL.least);
  const width = Math.min((about.width - names) / columns.length, 150);
  const states = new Set(sections.flatMap(({ rates }) => rates.flatMap((rate) => columns.map((_, i) => stateOf(rate, i)))));
  const entries: LegendEntry[] = [
    ...CLASSES.map(({ label, fill }) => ({ label, fill })),
    ...(states.has('withheld') ? [{ label: '秘匿（少数のため示さない）', fill: withheldFill(about.id) }] : []),
    ...(states.has('few') ? [{ label: '少：回答が5団体未満（割合なし）', fill: '#ffffff' }] : []),
    ...(states.has('nobody') ? [{ label: '―：回答した団体なし', fill: '#ffffff' }] : []),
  ];
  return framed(about, {
    title: '備えの状況：質問と区分の一覧',
    description: `行は質問、列は区分です。各行に書いた答えを選んだ団体の割合を、濃さと数字で示します。${sections.flatMap(({ rates }) => rates).length}行、${columns.length}列です。`,
    entries,
    draw: (top) => {
      const nodes: SvgNode[] = [];
      const head = columnHeads(columns, names, top, width);
      nodes.push(...head.nodes);
      let bottom = head.bottom;
      for (const { number, title, rates } of sections) {
        nodes.push(text(0, bottom + 20, `${number} ${title}`, { 'font-size': SIZE.heading, 'font-weight': 'bold' }));
        bottom += 30;
        for (const rate of rates) {
          const line = heatLine({ id: about.id, top: bottom, names, width, room: narrow ? about.width : names - 10 }, rate, columns);
          nodes.push(...line.nodes);
          bottom = line.bottom + CELL.gap;
        }
        bottom += 6;
      }
      return { nodes, bottom };
    },
  });
}

function columnHeads(columns: Column[], x: number, top: number, width: number): { nodes: SvgNode[]; bottom: number } {
  const downwards = width < DOWNWARDS;
  const heads = columns.map(({ label }) => (downwards ? downward(label) : linesOf(label, width - 8, SIZE.small)));
  const step = downwards ? 14 : 16;
  const most = Math.max(...heads.map(({ length }) => length));
  const nodes = heads.flatMap((lines, i) => lines.map((line, n) => text(x + (i + 0.5) * width, top + (most - lines.length + n) * step + 12, line, { 'font-size': SIZE.small, 'text-anchor': 'middle' })));
  return { nodes, bottom: top + most * step + 8 };
}

/** As it is written downwards: numbers stay upright as one. */
const downward = (label: string) => (label.match(/\d+|[^\d\s]+/g) ?? []).flatMap((run) => (/^\d/.test(run) ? [run] : charactersOf(run).map((character) => ({ ー: '｜', '～': '｜', '（': '︵', '）': '︶' })[character] ?? character)));

type LinePlace = { id: string; top: number; names: number; width: number; room: number };

function heatLine({ id, top, names, width, room }: LinePlace, rate: Rate, columns: Column[]): { nodes: SvgNode[]; bottom: number } {
  const label = linesOf(`${rate.number} ${rate.label}：${rate.answer}`, room, SIZE.small);
  const written = label.length * 16;
  const cells = names === 0 ? top + written + 3 : top + Math.max(0, (written - CELL.height) / 2);
  const first = names === 0 ? top : top + Math.max(0, (CELL.height - written) / 2);
  const nodes = label.map((line, n) => text(0, first + n * 16 + 12, line, { 'font-size': SIZE.small }));
  for (const i of columns.keys()) nodes.push(...cell(id, rate, i, { x: names + i * width, top: cells, width: width - 2 }));
  return { nodes, bottom: names === 0 ? cells + CELL.height + 3 : Math.max(top + written, top + CELL.height) };
}

function cell(id: string, rate: Rate, i: number, { x, top, width }: { x: number; top: number; width: number }): SvgNode[] {
  const state = stateOf(rate, i);
  const box = (fill: string, attributes: SvgNode['attributes'] = {}) => el('rect', { x, y: top, width, height: CELL.height, fill, ...attributes });
  const words = (content: string, fill: string) => text(x + width / 2, top + 16, content, { 'font-size': SIZE.small, 'text-anchor': 'middle', fill });
  if (state === 'withheld') return [box(withheldFill(id))];
  if (state !== 'shown') return [box('#ffffff', { stroke: LINE, 'stroke-width': 0.5 }), words(STATE_TEXT[state], FAINT_INK)];
  const percent = rate.shares[i]!.percent!;
  const { fill } = classOf(percent);
  return [box(fill), words(percent.toFixed(1), inkOn(fill))];
}
