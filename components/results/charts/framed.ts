import { legend, type LegendEntry } from './legend';
import { patterns } from './palette';
import { FAINT_INK, paragraph, picture, SIZE, type SvgNode } from './svg';

/** What stands around every picture, so that it can leave the page and still say what it is. */
export type About = {
  id: string;
  width: number;
  /** e.g. 2025年度（令和7年度）　第1版（2025年12月1日公表）　分け方：10万人未満／10万人以上 */
  source: string;
  /** Sentences under the picture. */
  notes: string[];
};

/** Narrower than this the labels stand above what they name: a phone. */
export const NARROW = 560;

type Drawn = { nodes: SvgNode[]; bottom: number };

/** Title, source and legend above, notes beneath; `draw` gets the upper edge. */
export function framed({ id, width, source, notes }: About, { title, description, entries, draw }: { title: string; description: string; entries: LegendEntry[]; draw: (top: number) => Drawn }): SvgNode {
  const heading = paragraph(0, 0, title, width, SIZE.title, { 'font-weight': 'bold' });
  const sub = paragraph(0, heading.bottom + 2, source, width, SIZE.small, { fill: FAINT_INK });
  const key = legend(0, sub.bottom + 8, width, entries);
  const body = draw(key.bottom + 10);
  let bottom = body.bottom + 10;
  const small: SvgNode[] = [];
  for (const note of notes) {
    const written = paragraph(0, bottom, note, width, SIZE.small, { fill: FAINT_INK });
    small.push(...written.nodes);
    bottom = written.bottom + 2;
  }
  return picture({ id, width, height: bottom + 6, title, description: [description, ...notes].join('') }, patterns(id), ...heading.nodes, ...sub.nodes, ...key.nodes, ...body.nodes, ...small);
}
