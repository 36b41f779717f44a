import { max, mean, median, min } from 'simple-statistics';

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

/**
 * Statistics of a histogram (value → how often it occurs), or null when it holds nothing. Counts of 0 are left out.
 * The median of an even number of values is the mean of the middle two.
 */
export function summarise(histogram: ReadonlyMap<number, number>): NumberSummary | null {
  const values = [...histogram].flatMap(([value, count]) => Array<number>(Math.max(0, count)).fill(value));
  if (values.length === 0) return null;
  const modeCount = Math.max(...histogram.values());
  return {
    n: values.length,
    min: min(values),
    median: median(values),
    mean: mean(values),
    modes: [...histogram].filter(([, count]) => count === modeCount).map(([value]) => value).sort((a, b) => a - b),
    modeCount,
    max: max(values),
  };
}

/** count of base in percent, one decimal, half up; null where there is no base. Whole numbers throughout, so 0.05 never slips. */
export function percentOf(count: number, base: number): number | null {
  return base > 0 ? Math.floor((2000 * count + base) / (2 * base)) / 10 : null;
}

/** One decimal, half up, for a value that is not negative. */
export const roundedToOne = (value: number): number => Math.floor(value * 10 + 0.5 + 1e-9) / 10;
