/** A drawing as data: written as text for a file (svg-text.ts), or as elements of a page (Drawing.tsx). */
export type SvgNode = { tag: string; attributes: Record<string, string | number>; children: (SvgNode | string)[] };

type Children = (SvgNode | string | null | false | undefined)[];

export const el = (tag: string, attributes: SvgNode['attributes'] = {}, ...children: Children): SvgNode => ({
  tag,
  attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value])),
  children: children.filter((child): child is SvgNode | string => child !== null && child !== undefined && child !== false),
});

export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Fonts that a town hall's machine has; rare characters fall back to whatever holds them. */
const FONTS = "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'BIZ UDPGothic', 'Yu Gothic', Meiryo, sans-serif";

export const INK = '#1a1a1a';
export const FAINT_INK = '#4d4d4d';
export const LINE = '#767676';

export const SIZE = { title: 17, heading: 14, text: 13, small: 12 } as const;

export type Frame = { id: string; width: number; height: number; title: string; description: string };

/** The picture with its name and description for readers who do not see it. Stands alone: no style sheet, no script, nothing from elsewhere. */
export function picture({ id, width, height, title, description }: Frame, ...children: Children): SvgNode {
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${rounded(width)} ${rounded(height)}`, role: 'img', lang: 'ja',
      'aria-labelledby': `${id}-title ${id}-desc`, 'font-family': FONTS, 'font-size': SIZE.text, fill: INK,
    },
    el('title', { id: `${id}-title` }, title),
    el('desc', { id: `${id}-desc` }, description),
    el('rect', { width, height, fill: '#fff' }),
    ...children,
  );
}

export const text = (x: number, y: number, words: string, attributes: SvgNode['attributes'] = {}): SvgNode => el('text', { x, y, ...attributes }, words);

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** What a reader takes for one character: 葛󠄀 with its variation selector is one, 𠮷 too. */
export const charactersOf = (words: string): string[] => [...graphemes.segment(words)].map(({ segment }) => segment);

/** How wide a text is, in pixels, as far as one can know without its font. */
export const widthOf = (words: string, size: number): number => charactersOf(words).reduce((sum, character) => sum + (/^[ -~｡-ﾟ]$/.test(character) ? 0.58 : 1) * size, 0);

/** Marks that do not begin a line. */
const NOT_FIRST = /^[、。，．・）」』】〕］｝〉》ー～？！：；%％]$/u;

/** Breaks a text into lines of at most `width` pixels. */
export function linesOf(words: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const character of charactersOf(words)) {
    if (line.length > 0 && widthOf(line.join('') + character, size) > width) {
      const carried = NOT_FIRST.test(character) && line.length > 1 ? [line.pop()!] : [];
      lines.push(line.join(''));
      line = carried;
    }
    if (line.length > 0 || character !== ' ') line.push(character);
  }
  if (line.length > 0) lines.push(line.join(''));
  return lines;
}

/** Lines of text under each other; `y` is the first one's upper edge. */
export function paragraph(x: number, y: number, words: string, width: number, size: number, attributes: SvgNode['attributes'] = {}): { nodes: SvgNode[]; bottom: number } {
  const step = Math.round(size * 1.45);
  const lines = linesOf(words, width, size);
  return { nodes: lines.map((line, i) => text(x, y + i * step + size, line, { 'font-size': size, ...attributes })), bottom: y + lines.length * step };
}
