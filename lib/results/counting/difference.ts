import jstat from 'jstat';
import wilson from 'wilson-score-interval';
import { LEAST_BASE_OF_PERCENT } from './numbers';

/** So many of a base; null is withheld (秘匿). `label` names whose share it is in words. */
export type Proportion = { count: number | null; base: number | null; label?: string };

export type Difference = {
  /** First share less second one, in percentage points; null where the two are not compared. */
  difference: number | null;
  /** The 95% interval of the difference, in percentage points. */
  low: number | null;
  high: number | null;
  /** Fisher's exact test, two-sided. */
  p: number | null;
  /** Which share is higher beyond chance; null: neither can be said to be. */
  higher: 'first' | 'second' | null;
  /** The difference and its interval in words, from the higher share's side; '' where the two are not compared. */
  figures: string;
  words: string;
};

/** The chance of being wrong that is taken: 1 in 20. The interval is of 95% accordingly. */
const LEVEL = 0.05;

const NOT_COMPARED = { difference: null, low: null, high: null, p: null, higher: null, figures: '' } as const;

/**
 * Two shares set beside each other, of groups that have nobody in common: Newcombe's hybrid score interval of their
 * difference, out of the two Wilson intervals, and Fisher's exact test. One is called higher only where both agree.
 */
export function differenceOf(first: Proportion, second: Proportion): Difference {
  const [a, b] = [first, second].map(known);
  if (!a || !b) return { ...NOT_COMPARED, words: '秘匿のため、比べられません' };
  if (a.base < LEAST_BASE_OF_PERCENT || b.base < LEAST_BASE_OF_PERCENT) return { ...NOT_COMPARED, words: '団体数が少なく、比べられません' };
  const { difference, low, high } = newcombe(a, b);
  const p = fisher(a, b);
  const higher = p >= LEVEL || (low <= 0 && high >= 0) ? null : difference > 0 ? 'first' : 'second';
  const figures = difference < 0 ? inWords(-difference, -high, -low) : inWords(difference, low, high);
  const named = higher === 'first' ? (first.label ?? '前者') : (second.label ?? '後者');
  return { difference, low, high, p, higher, figures, words: higher ? `${named}の方が高いと言える（${figures}）` : '差があるとは言えない' };
}

type Known = { count: number; base: number };

const known = ({ count, base }: Proportion): Known | null => (count === null || base === null ? null : { count, base });

/** In percentage points. R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10. */
function newcombe(a: Known, b: Known): { difference: number; low: number; high: number } {
  const [p, q] = [a.count / a.base, b.count / b.base];
  const [of, by] = [wilson(a.count, a.base), wilson(b.count, b.base)];
  const low = p - q - Math.hypot(p - of.left, by.right - q);
  const high = p - q + Math.hypot(of.right - p, q - by.left);
  return { difference: 100 * (p - q), low: 100 * Math.max(-1, low), high: 100 * Math.min(1, high) };
}

/** Tables as likely as the one found, but for the last digits of the reckoning, count as no more likely. */
const SAME = 1 + 1e-7;

/**
 * The chance of a table with the same margins that is no more likely than the one found. The likelihood of the most
 * likely table is the library's; those beside it follow from it by their exact ratios, since a page holds hundreds.
 */
function fisher(a: Known, b: Known): number {
  const all = a.base + b.base;
  const marked = a.count + b.count;
  const [from, to] = [Math.max(0, marked - b.base), Math.min(marked, a.base)];
  const middle = Math.floor(((a.base + 1) * (marked + 1)) / (all + 2));
  // found + 1 marked ones in the first group, as against found
  const ratio = (found: number) => ((marked - found) * (a.base - found)) / ((found + 1) * (b.base - marked + found + 1));
  const likely = new Map([[middle, jstat.jStat.hypgeom.pdf(middle, all, marked, a.base)]]);
  for (let found = middle; found < to; found += 1) likely.set(found + 1, likely.get(found)! * ratio(found));
  for (let found = middle; found > from; found -= 1) likely.set(found - 1, likely.get(found)! / ratio(found - 1));
  const most = likely.get(a.count)! * SAME;
  return Math.min(1, [...likely.values()].filter((one) => one <= most).reduce((sum, one) => sum + one, 0));
}

const oneDecimal = (points: number): string => {
  const text = points.toFixed(1);
  return text === '-0.0' ? '0.0' : text.replace('-', '−');
};

const inWords = (difference: number, low: number, high: number) => `差 ${oneDecimal(difference)}ポイント、95%信頼区間 ${oneDecimal(low)}～${oneDecimal(high)}ポイント`;
