import { BRACKETS, bracketOf } from './brackets';

export type NumberSummary = {
  n: number;
  min: number;
  median: number;
  mean: number;
  /** Every value that occurs most often, ascending. */
  modes: number[];
  /** How often each of them occurs. */
  modeCount: number;
  max: number;
};

/** What a table says of numbers; null is withheld (秘匿). `brackets` is bracket (brackets.ts) → count. */
export type ShownNumbers = {
  n: number;
  min: number | null;
  median: number | null;
  mean: number | null;
  modes: number[] | null;
  /** How often each mode occurs; 0 where that is not said. */
  modeCount: number;
  max: number | null;
  brackets: Map<string, number | null>;
};

/** How many of a histogram's values are in each bracket; every bracket is named. */
export function bracketsOf(histogram: ReadonlyMap<number, number>): Map<string, number> {
  const brackets = new Map(BRACKETS.map(({ value }) => [value, 0]));
  for (const [value, count] of histogram) {
    const { value: key } = bracketOf(value);
    brackets.set(key, brackets.get(key)! + count);
  }
  return brackets;
}

/**
 * Statistics of a histogram (value → how often it occurs), or null when it holds nothing. Counts of 0 are left out.
 * The median of an even number of values is the mean of the middle two.
 */
export function summarise(histogram: ReadonlyMap<number, number>): NumberSummary | null {
  // Never written out value by value: a million answers cost what the different ones among them cost.
  const entries = [...histogram].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  if (entries.length === 0) return null;
  const n = entries.reduce((sum, [, count]) => sum + count, 0);
  const at = (place: number): number => {
    let passed = 0;
    return entries.find(([, count]) => (passed += count) > place)![0];
  };
  const modeCount = Math.max(...entries.map(([, count]) => count));
  return {
    n,
    min: entries[0]![0],
    median: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2,
    mean: entries.reduce((sum, [value, count]) => sum + value * count, 0) / n,
    modes: entries.filter(([, count]) => count === modeCount).map(([value]) => value),
    modeCount,
    max: entries.at(-1)![0],
  };
}

/** No percentage on a base under this: of three municipalities, one is not 33.3%. */
export const LEAST_BASE_OF_PERCENT = 5;

/** count of base in percent, one decimal, half up; null where the base is under five. Whole numbers throughout, so 0.05 never slips. */
export function percentOf(count: number, base: number): number | null {
  return base >= LEAST_BASE_OF_PERCENT ? Math.floor((2000 * count + base) / (2 * base)) / 10 : null;
}

/** One decimal, half up, for a value that is not negative. */
export const roundedToOne = (value: number): number => Math.floor(value * 10 + 0.5 + 1e-9) / 10;
