import { el, LINE, SIZE, type SvgNode, text, widthOf } from './svg';

export type LegendEntry = { label: string; fill: string; mark?: (x: number, y: number) => SvgNode[] };

const BOX = 14;
const ROW = 22;

/** Swatches with their words, as many a line as fit. `y` is the upper edge. */
export function legend(x: number, y: number, width: number, entries: LegendEntry[]): { nodes: SvgNode[]; bottom: number } {
  const nodes: SvgNode[] = [];
  let left = x;
  let top = y;
  for (const { label, fill, mark } of entries) {
    const needs = BOX + 6 + widthOf(label, SIZE.small) + 18;
    if (left > x && left + needs - 18 > x + width) {
      left = x;
      top += ROW;
    }
    nodes.push(...(mark ? mark(left + BOX / 2, top + BOX / 2) : [el('rect', { x: left, y: top, width: BOX, height: BOX, fill, stroke: LINE })]));
    nodes.push(text(left + BOX + 6, top + BOX - 2, label, { 'font-size': SIZE.small }));
    left += needs;
  }
  return { nodes, bottom: entries.length > 0 ? top + ROW : y };
}
