export type Bracket = { value: string; label: string; from: number; to: number };

/**
 * Numbers are published in these brackets, never one by one: a rare number is a municipality's own answer. The same for
 * every question, so that years can be set beside one another. The cut is ours.
 */
export const BRACKETS: readonly Bracket[] = [
  { from: 0, to: 0 },
  { from: 1, to: 1 },
  { from: 2, to: 3 },
  { from: 4, to: 5 },
  { from: 6, to: 10 },
  { from: 11, to: 20 },
  { from: 21, to: 50 },
  { from: 51, to: Infinity },
].map(({ from, to }) => ({ from, to, value: to === Infinity ? `${from}-` : from === to ? `${from}` : `${from}-${to}`, label: to === Infinity ? `${from}以上` : from === to ? `${from}` : `${from}～${to}` }));

/** The bracket that a number (0 or more) counts in; fractions belong to the bracket of the whole number below them, but for those between 0 and 1. */
export function bracketOf(value: number): Bracket {
  const whole = value > 0 && value < 1 ? 1 : Math.floor(value);
  return BRACKETS.find(({ to }) => whole <= to)!;
}

/** 「21～50人」「51人以上」. */
export const bracketWords = (label: string, unit: string): string => (label.endsWith('以上') ? label.replace('以上', `${unit}以上`) : `${label}${unit}`);
