import type { Item } from '@/lib/survey/questionnaire/questionnaire';
import { BRACKETS } from '../counting/brackets';
import { type Difference, differenceOf } from '../counting/difference';
import { favourableValues } from './favourable';
import { percentOf } from '../counting/numbers';
import { ofBase } from './report-words';
import type { Counted } from '../counting/standing';
import type { Column } from '../counting/tabulate';

// What differs by size, said only where Fisher's exact test and the interval of the difference agree that it does
// (difference.ts), and only of counts that are shown. The cut of an ordered answer is where everyone together is divided
// most evenly, so that it is not picked to suit the bands.

type Pair = { small: { count: number; base: number }; large: { count: number; base: number }; difference: Difference };

/** Sentences about one item by size: the smallest band beside the largest, where a scheme has two. */
export function sizeSentences(item: Item, counted: Counted, bands: readonly Column[]): string[] {
  const [small, large] = bands;
  if (!small || !large || bands.length !== 2) return [];
  const pair = (part: string, of: (band: string) => number | null): Pair | null => {
    const [a, b] = [small, large].map(({ key }) => ({ count: of(key), base: counted.answered(key, item.key, part) })) as [Known | Hidden, Known | Hidden];
    if (!isKnown(a) || !isKnown(b)) return null;
    const difference = differenceOf({ ...a, label: small.label }, { ...b, label: large.label });
    return difference.difference === null ? null : { small: a, large: b, difference };
  };
  const count = (part: string, values: readonly string[]) => (band: string) => sum(values.map((value) => counted.count(band, item.key, part, value)));
  const told = ({ small: a, large: b, difference }: Pair) =>
    `${small.label}は${ofBase({ count: a.count, percent: percentOf(a.count, a.base) }, a.base)}、${large.label}は${ofBase({ count: b.count, percent: percentOf(b.count, b.base) }, b.base)}。${difference.figures}`;
  const about: About = { item, counted, pair, count, told, small: small.label, large: large.label };
  switch (item.key) {
    case 'ict-bcp-status':
      return stages(about);
    case 'backup-frequency':
      return frequencies(about);
    case 'backup-medium':
    case 'backup-place':
      return choices(about, SPECIAL[item.key]!);
  }
  if (item.kind === 'parts' || item.kind === 'number') return numbers(about);
  if (favourableValues(item)) return readiness(about);
  return item.kind === 'many' ? choices(about, {}) : [];
}

type Known = { count: number; base: number };
type Hidden = { count: number | null; base: number | null };
type About = {
  item: Item;
  counted: Counted;
  pair: (part: string, of: (band: string) => number | null) => Pair | null;
  count: (part: string, values: readonly string[]) => (band: string) => number | null;
  told: (pair: Pair) => string;
  small: string;
  large: string;
};

const isKnown = (of: Known | Hidden): of is Known => of.count !== null && of.base !== null;
const sum = (counts: (number | null)[]): number | null => counts.reduce((total, count) => (total === null || count === null ? null : total + count), 0);
const rowsOf = ({ rows }: Item) => (rows ?? []).map(({ key, label }) => ({ part: key, label }));
const noDifference = (what: string, { difference }: Pair) => `${what}に、人口区分による差があるとは言えません（${difference.figures}）。`;

/** The cut of ordered values that divides everyone most evenly: so many of the first ones; null where counts are withheld. */
function evenCut(values: readonly string[], of: (values: readonly string[]) => number | null, base: number | null): number | null {
  if (!base) return null;
  let best: { cut: number; off: number } | null = null;
  for (let cut = 1; cut < values.length; cut += 1) {
    const count = of(values.slice(0, cut));
    if (count === null) continue;
    const off = Math.abs(2 * count - base);
    if (!best || off < best.off) best = { cut, off };
  }
  return best?.cut ?? null;
}

/** A choice that is better than the others: who has it more often. */
function readiness({ item, pair, count, told, small, large }: About): string[] {
  const values = favourableValues(item)!;
  const parts = item.kind === 'matrix' ? rowsOf(item) : [{ part: '', label: '' }];
  return parts.flatMap(({ part, label }) => {
    const found = pair(part, count(part, values));
    if (!found) return [];
    const named = (item.choices ?? []).filter(({ value }) => values.includes(value)).map((choice) => `「${choice.label}」`);
    const what = `${label ? `${label}で` : ''}${item.kind === 'yesno' ? '「はい」' : named.length > 1 ? `${named.join('')}のいずれか` : named[0]}の割合`;
    const { higher } = found.difference;
    if (higher) return [`${what}は、${higher === 'first' ? small : large}の団体のほうが高くなっています（${told(found)}）。`];
    return item.kind === 'matrix' ? [] : [noDifference(what, found)];
  });
}

function stages({ item, counted, pair, count, told, small, large }: About): string[] {
  const values = (item.choices ?? []).map(({ value }) => value);
  const cut = evenCut(values, (first) => count('', first)('all'), counted.answered('all', item.key, ''));
  const found = cut === null ? null : pair('', count('', values.slice(0, cut)));
  if (!found || cut === null) return [];
  const upTo = cut === 1 ? `「${item.choices![0]!.label}」` : `「${item.choices![cut - 1]!.label}」かそれより先`;
  const { higher } = found.difference;
  if (!higher) return [noDifference(`${upTo}の割合`, found)];
  return [`ICT-BCPへの対応は、規模の${higher === 'second' ? '大きい' : '小さい'}団体（${higher === 'second' ? large : small}）のほうが進んでいます（${upTo}の団体が、${told(found)}）。`];
}

function frequencies({ item, counted, pair, count, told, small, large }: About): string[] {
  const values = (item.choices ?? []).map(({ value }) => value);
  const found = rowsOf(item).flatMap(({ part, label }) => {
    const cut = evenCut(values, (first) => count(part, first)('all'), counted.answered('all', item.key, part));
    const compared = cut === null ? null : pair(part, count(part, values.slice(0, cut)));
    const higher = compared?.difference.higher;
    if (!compared || cut === null || !higher) return [];
    return [{ higher, text: `${label}：「${item.choices![cut - 1]!.label}」${cut === 1 ? '' : 'かそれより多い'}団体が、${told(compared)}` }];
  });
  return (['first', 'second'] as const).flatMap((side) => {
    const lines = found.filter(({ higher }) => higher === side);
    if (lines.length === 0) return [];
    return [`バックアップの頻度は、規模の${side === 'first' ? '小さい' : '大きい'}団体（${side === 'first' ? small : large}）のほうが高い傾向があります（${lines.map(({ text }) => text).join('／')}）。`];
  });
}

type Wording = (small: boolean, band: string) => string;

/** Choices whose difference has a sentence of its own: part and value → what is said. */
const SPECIAL: Record<string, Record<string, Wording>> = {
  'backup-medium': {
    'file-server simple': (small, band) => `庁内ファイル共有のバックアップでは、規模の${small ? '小さい' : '大きい'}団体（${band}）のほうが、簡便な方法を多く使っています`,
  },
  'backup-place': Object.fromEntries(
    ['juki:住基', 'tax:税', 'welfare:福祉', 'koseki:戸籍', 'file-server:庁内ファイル共有'].flatMap((entry) => {
      const [part, label] = entry.split(':') as [string, string];
      const said = (where: string): Wording => (small, band) => `${label}のバックアップを${where}に置く団体は、規模の${small ? '小さい' : '大きい'}ほう（${band}）に多くなっています`;
      return [[`${part} other-building`, said('サーバとは別の建物')], [`${part} outside-municipality`, said('市町村の外')]];
    }),
  ),
};

/** Choices that can be chosen beside others: each by itself. */
function choices({ item, pair, count, told, small, large }: About, special: Record<string, Wording>): string[] {
  const parts = item.kind === 'matrix' ? rowsOf(item) : [{ part: '', label: '' }];
  return parts.flatMap(({ part, label }) =>
    (item.choices ?? []).flatMap((choice) => {
      const found = pair(part, count(part, [choice.value]));
      const higher = found?.difference.higher;
      if (!found || !higher) return [];
      const band = higher === 'first' ? small : large;
      const words = special[`${part} ${choice.value}`]?.(higher === 'first', band) ?? `${label ? `${label}で` : ''}「${choice.label}」を選んだ割合は、${band}の団体のほうが高くなっています`;
      return [`${words}（${told(found)}）。`];
    }),
  );
}

/** Numbers: how many are at or above the bracket that divides everyone most evenly. */
function numbers({ item, counted, pair, told, small, large }: About): string[] {
  const part = item.kind === 'parts' ? 'total' : '';
  const descending = [...BRACKETS].reverse();
  const above = (band: string, brackets: readonly string[]) => {
    const held = counted.numbers(band, item.key, part)?.brackets;
    return held ? sum(brackets.map((value) => (held.has(value) ? held.get(value)! : 0))) : null;
  };
  const values = descending.map(({ value }) => value);
  const cut = evenCut(values, (first) => above('all', first), counted.answered('all', item.key, part));
  if (cut === null) return [];
  const found = pair(part, (band) => above(band, values.slice(0, cut)));
  if (!found) return [];
  const from = `${descending[cut - 1]!.from}${item.unit ?? ''}以上`;
  const { higher } = found.difference;
  if (!higher) return [noDifference(`${from}の割合`, found)];
  const more = item.unit === '人' ? '人数も多い' : '数も多い';
  const subject = item.key === 'ict-staff' ? 'ICT部門の' : '';
  return [`人口の${higher === 'second' ? '多い' : '少ない'}団体（${higher === 'second' ? large : small}）ほど、${subject}${more}傾向があります（${from}の団体が、${told(found)}）。`];
}
