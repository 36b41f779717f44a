import { ANSWERED, ASKED } from '@/lib/survey/questionnaire/cells';
import { BRACKETS } from '../counting/brackets';
import type { EditionTable, PublicNumbers } from './edition';
import type { ShownNumbers } from '../counting/numbers';
import type { Counted } from '../counting/standing';

const BRACKET_VALUES = new Set(BRACKETS.map(({ value }) => value));
const keyOf = (band: string, item: string, part: string) => `${band}\n${item}\n${part}`;

/**
 * The published counts, to be looked up as the standing ones are: of everyone, and of the bands of one scheme (leave it out
 * for everyone alone). A count that an edition neither shows nor withholds is 0.
 */
export function countedOf(...tables: EditionTable[]): Counted {
  const parts = new Map<string, Map<string, number | null>>();
  const numbersOf = new Map<string, PublicNumbers>();
  const set = (band: string, item: string, part: string, value: string, count: number | null) => {
    const key = keyOf(band, item, part);
    const values = parts.get(key);
    if (values) values.set(value, count);
    else parts.set(key, new Map([[value, count]]));
  };
  for (const { counts, hidden, numbers } of tables) {
    for (const [band, item, part, value, count] of counts) set(band, item, part, value, count);
    for (const [band, item, part, value] of hidden) set(band, item, part, value, null);
    for (const { band, item, part, numbers: shown } of numbers) numbersOf.set(keyOf(band, item, part), shown);
  }
  const count = (band: string, item: string, part: string, value: string) => {
    const values = parts.get(keyOf(band, item, part));
    return values?.has(value) ? values.get(value)! : 0;
  };
  const histogram = (band: string, item: string, part: string) =>
    new Map([...(parts.get(keyOf(band, item, part)) ?? [])].filter(([value, n]) => n !== 0 && value !== ASKED && value !== ANSWERED));
  return {
    count,
    histogram,
    asked: (band, item, part) => count(band, item, part, ASKED),
    answered: (band, item, part) => count(band, item, part, ANSWERED),
    numbers: (band, item, part) => shownNumbers(numbersOf.get(keyOf(band, item, part)), histogram(band, item, part)),
  };
}

/** Numbers without statistics are withheld whole where something of them is in the table, and nobody's where nothing is. */
function shownNumbers(numbers: PublicNumbers | undefined, values: ReadonlyMap<string, number | null>): ShownNumbers | null {
  const brackets = new Map([...values].filter(([value]) => BRACKET_VALUES.has(value)));
  if (numbers) return { ...numbers, modeCount: 0, brackets };
  return brackets.size > 0 ? { n: 0, min: null, median: null, mean: null, modes: null, modeCount: 0, max: null, brackets } : null;
}
