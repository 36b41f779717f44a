/**
 * One bar: its series (for the pattern), where it ends in percent of the width (null: nothing to draw) and what stands
 * beside it. A range begins at `from` and has a line at `mark`.
 */
export type Bar = { series: number; percent: number | null; text: string; from?: number; mark?: number };
/** One choice with its bars. */
export type BarRow = { label: string; bars: Bar[] };
/** One matrix row, part or follow-up with its choices; the label is '' where an item has only one. */
export type BarGroup = { label: string; rows: BarRow[] };

export type Placed = { kind: 'heading' | 'label'; y: number; text: string } | { kind: 'bar'; y: number; bar: Bar };

/** In pixels. */
export const BAR = { height: 14, line: 20, heading: 26, gap: 8 } as const;

/** Widest line in full-width characters: what a phone's width holds. */
const LINE_WIDTH = 23;

const widthOf = (character: string) => (/[ -~｡-ﾟ]/.test(character) ? 0.5 : 1);

/** Breaks a text into lines that fit, since SVG does not: `width` in full-width characters. */
export function wrapped(text: string, width = LINE_WIDTH): string[] {
  const lines = [''];
  let used = 0;
  for (const character of text) {
    if (used + widthOf(character) > width) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += character;
    used += widthOf(character);
  }
  return lines;
}

/** Puts headings, labels and bars under each other. @returns what to draw and how high it is, in pixels */
export function placed(groups: BarGroup[]): { marks: Placed[]; height: number } {
  const marks: Placed[] = [];
  let y = 0;
  const write = (kind: 'heading' | 'label', text: string, height: number) => {
    for (const line of wrapped(text, kind === 'heading' ? LINE_WIDTH - 2 : LINE_WIDTH)) {
      marks.push({ kind, y: y + height - 6, text: line });
      y += height;
    }
  };
  for (const { label, rows } of groups) {
    if (label) write('heading', label, BAR.heading);
    for (const row of rows) {
      write('label', row.label, BAR.line);
      for (const bar of row.bars) {
        marks.push({ kind: 'bar', y, bar });
        y += BAR.line;
      }
      y += BAR.gap;
    }
  }
  return { marks, height: y };
}
