import { cellsOf } from '@/lib/survey/questionnaire/cells';
import { fieldsOfItem, itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Answers, Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { bracketOf } from '../counting/brackets';

/** What one respondent counts as in the tables of an edition: item and part → values, `*asked` and `*answered` among them. */
export type Counts = Map<string, Set<string>>;

export const figureKey = (item: string, part: string): string => `${item}\n${part}`;

export type Shown = (column: number) => boolean;

/** One edition as far as it is looked at: the new one first. */
export type EditionAnswers = {
  /** By respondent; null where it did not take part. */
  respondents: ({ counts: Counts; answers: Answers } | null)[];
  /** Of an earlier edition: whether it withholds a count. */
  withholds: (column: number, item: string, part: string, value: string) => boolean;
};

/** A count per column and value, as read from what a respondent counts as. */
export type Spec = {
  values: readonly string[];
  /** Place in `values`; -1 where not asked or not answered. */
  read: (counts: Counts) => number;
  /** Where the count of a value is published. */
  cell: (value: string) => [item: string, part: string, value: string];
  tied: boolean;
  guarded: readonly boolean[];
  small: readonly boolean[];
  withheld: Shown;
};

/** Item and part whose values are numbers, and those whose values are months. */
export function kindsOf(questionnaire: Questionnaire): { numbers: Set<string>; months: Set<string>; names: Set<string> } {
  const kinds = { numbers: new Set<string>(), months: new Set<string>(), names: new Set<string>() };
  for (const item of itemsOf(questionnaire))
    for (const field of fieldsOfItem(item)) {
      const key = figureKey(item.key, partOf(item, field.name));
      if (field.kind === 'number') kinds.numbers.add(key);
      if (field.kind === 'yearMonth') kinds.months.add(key);
      if (field.kind === 'named') kinds.names.add(key);
    }
  return kinds;
}

export const partOf = (item: Item, field: string): string => (field === item.key ? '' : field.slice(item.key.length + 1));

/** As the counting counts (lib/survey/questionnaire/cells.ts), with numbers in brackets and months in years; the numbers themselves beside it. */
export function countsBy(questionnaire: Questionnaire, ofNumbers: Set<string>, months: Set<string>, answers: Answers): { counts: Counts; numbers: Map<string, number> } {
  const counts: Counts = new Map();
  const numbers = new Map<string, number>();
  for (const { item, part, value } of cellsOf(questionnaire, answers)) {
    const key = figureKey(item, part);
    const values = counts.get(key) ?? new Set<string>();
    counts.set(key, values);
    if (value.startsWith('*') || !(ofNumbers.has(key) || months.has(key))) values.add(value);
    else if (months.has(key)) values.add(value.slice(0, 4));
    else {
      numbers.set(key, Number(value));
      values.add(bracketOf(Number(value)).value);
    }
  }
  return { counts, numbers };
}
