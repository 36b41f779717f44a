import { ANSWERED, ASKED } from '@/lib/survey/questionnaire/cells';
import { bracketsOf, type ShownNumbers, summarise } from './numbers';

/** One row of the standing counts of a year, of one band. */
export type TallyRow = { band: string; item: string; part: string; value: string; count: number };

/** The counts of a year, ready to be looked up; null is withheld (秘匿), which only a published edition knows. */
export type Counted = {
  count: (band: string, item: string, part: string, value: string) => number | null;
  asked: (band: string, item: string, part: string) => number | null;
  answered: (band: string, item: string, part: string) => number | null;
  /** value → count of one item or part, without the marks; counts of 0 are left out. */
  histogram: (band: string, item: string, part: string) => ReadonlyMap<string, number | null>;
  /** Statistics and brackets of a part whose values are numbers; null where nothing can be said. */
  numbers: (band: string, item: string, part: string) => ShownNumbers | null;
};

/** The standing counts of a year: nothing withheld. */
export type Standing = Pick<Counted, 'numbers'> & {
  count: (band: string, item: string, part: string, value: string) => number;
  asked: (band: string, item: string, part: string) => number;
  answered: (band: string, item: string, part: string) => number;
  histogram: (band: string, item: string, part: string) => Map<string, number>;
};

/** Standing counts that can still be added to (and, with a count below 0, taken from). */
export type RunningStanding = Standing & { add: (row: TallyRow) => void };

/** Looks nothing up in the database: `rows` are what the tally table holds for one year and scheme. */
export function standingOf(rows: readonly TallyRow[]): RunningStanding {
  const parts = new Map<string, Map<string, number>>();
  const keyOf = (band: string, item: string, part: string) => `${band}\n${item}\n${part}`;
  const add = ({ band, item, part, value, count }: TallyRow) => {
    const key = keyOf(band, item, part);
    const values = parts.get(key) ?? new Map<string, number>();
    values.set(value, (values.get(value) ?? 0) + count);
    parts.set(key, values);
  };
  rows.forEach(add);
  const count = (band: string, item: string, part: string, value: string) => parts.get(keyOf(band, item, part))?.get(value) ?? 0;
  const histogram = (band: string, item: string, part: string) => {
    const values = [...(parts.get(keyOf(band, item, part)) ?? [])];
    return new Map(values.filter(([value, n]) => n !== 0 && value !== ASKED && value !== ANSWERED));
  };
  return {
    add,
    count,
    asked: (band, item, part) => count(band, item, part, ASKED),
    answered: (band, item, part) => count(band, item, part, ANSWERED),
    histogram,
    numbers: (band, item, part) => {
      const numbers = new Map([...histogram(band, item, part)].map(([value, n]) => [Number(value), n]));
      const summary = summarise(numbers);
      return summary && { ...summary, brackets: bracketsOf(numbers) };
    },
  };
}
