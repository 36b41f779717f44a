/** How the agreement's text is written: a heading starts with 第1条, 前文 or 附則; a line with ・ is one of a list; each other line is a paragraph. */
export type TextBlock = { kind: 'heading' | 'paragraph'; text: string; id: string } | { kind: 'list'; items: string[] };

const HEADING = /^(第[0-9０-９一二三四五六七八九十百]+条|前文$|附則)/;

/** The text as blocks, in order. Ids of headings follow their number, so that a link to 第3条 stays. */
export function readText(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '') continue;
    const last = blocks.at(-1);
    if (line.startsWith('・')) {
      const item = line.slice(1).trim();
      if (last?.kind === 'list') last.items.push(item);
      else blocks.push({ kind: 'list', items: [item] });
    } else if (HEADING.test(line)) blocks.push({ kind: 'heading', text: line, id: `article-${blocks.filter(({ kind }) => kind === 'heading').length}` });
    else blocks.push({ kind: 'paragraph', text: line, id: '' });
  }
  return blocks;
}

export const hasHeading = (text: string): boolean => readText(text).some(({ kind }) => kind === 'heading');

type Dated = { number: number; effectiveOn: Date | null };

/** The version in force on a day ('YYYY-MM-DD'): of those begun by then, the one that began last. */
export function versionInForce<T extends Dated>(versions: readonly T[], today: string): T | undefined {
  return versions
    .filter(({ effectiveOn }) => effectiveOn !== null && effectiveOn.toISOString().slice(0, 10) <= today)
    .sort((a, b) => b.effectiveOn!.getTime() - a.effectiveOn!.getTime() || b.number - a.number)[0];
}
