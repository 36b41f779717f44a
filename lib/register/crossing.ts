import { schemes } from './bands';

export type DatedPopulation = { asOf: Date; count: number };
export type Crossing = { direction: 'below' | 'above'; from: DatedPopulation; to: DatedPopulation };

/**
 * Whether a municipality changed sides of the 100,000 line of the 2012 survey between two days.
 * @returns null when it did not, or when the population of either day is unknown
 */
export function crossing(from: DatedPopulation | undefined, to: DatedPopulation | undefined): Crossing | null {
  if (!from || !to) return null;
  const scheme = schemes.find(({ key }) => key === 'size-100k')!;
  const band = ({ count }: DatedPopulation) => scheme.of({ type: '', population: count });
  if (band(from) === band(to)) return null;
  return { direction: band(to) === 'under-100k' ? 'below' : 'above', from, to };
}
