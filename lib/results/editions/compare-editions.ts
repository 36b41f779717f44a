import type { EditionTable, ErratumLine, PublicNumbers } from './edition';

/** How a statistic of numbers stands in a 正誤表, beside the counts: no choice begins with a star. */
export const STATISTICS = [
  { value: '*n', label: '数の回答がある団体', of: ({ n }: PublicNumbers) => n },
  { value: '*min', label: '最小', of: ({ min }: PublicNumbers) => min },
  { value: '*median', label: '中央値', of: ({ median }: PublicNumbers) => median },
  { value: '*mean', label: '平均', of: ({ mean }: PublicNumbers) => mean },
  { value: '*max', label: '最大', of: ({ max }: PublicNumbers) => max },
] as const;

type Known = Map<string, number | null>;
const keyOf = (place: string[]) => place.join('\n');

function known({ counts, hidden, numbers }: EditionTable): Known {
  const found: Known = new Map();
  for (const [band, item, part, value, count] of counts) found.set(keyOf([band, item, part, value]), count);
  for (const place of hidden) found.set(keyOf(place), null);
  for (const { band, item, part, numbers: shown } of numbers) for (const { value, of } of STATISTICS) found.set(keyOf([band, item, part, value]), of(shown));
  return found;
}

/** What nobody chose is 0; a statistic of nobody's numbers is none. */
const at = (table: Known, key: string): number | null => (table.has(key) ? table.get(key)! : STATISTICS.some(({ value }) => key.endsWith(`\n${value}`)) ? null : 0);

/**
 * The 正誤表: every figure that differs between two editions of a year, in the order of the later one's tables, what is
 * new there last. Withheld is null; a table that one of them does not have is left out.
 */
export function compareEditions(before: readonly EditionTable[], after: readonly EditionTable[]): ErratumLine[] {
  return after.flatMap((table) => {
    const earlier = before.find(({ scheme }) => scheme.key === table.scheme.key);
    if (!earlier) return [];
    const [was, is] = [known(earlier), known(table)];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): ErratumLine[] => {
      const [then, now] = [at(was, key), at(is, key)];
      if (then === now) return [];
      const [band, item, part, value] = key.split('\n') as [string, string, string, string];
      return [{ scheme: table.scheme.key, band, item, part, value, before: then, after: now }];
    });
  });
}
