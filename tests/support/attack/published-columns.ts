import type { EditionTable, PublicNumbers } from '../../../lib/results/editions/edition';
import type { Answers, Questionnaire } from '../../../lib/survey/questionnaire/questionnaire';
import { cellKey, type Universe } from './possible-answers';

/** What one edition shows to everybody. */
export type Publication = {
  questionnaire: Questionnaire;
  tables: EditionTable[];
  /** How far a mean can be from what is shown of it: 0.05 where a reader sees one decimal. */
  meanWithin?: number;
};

/** Somebody who took part. Bands are public; answers are not: they say whether a guess is right, and what a reader knows of itself. */
export type Participant = {
  id: string;
  bands: Record<string, string>;
  /** By edition; null where it did not count. */
  answers: (Answers | null)[];
  /** Answers that are public with its name. */
  named: { item: string; value: string }[];
};

/** One column of the tables: whoever is in a band. */
export type PublishedColumn = {
  name: string;
  holds: (participant: Participant) => boolean;
  /** null is withheld; what is in no table is 0. */
  count: (key: string) => number | null;
  keys: string[];
  hidden: string[];
  numbers: (item: string, part: string) => PublicNumbers | undefined;
  meanWithin: number;
};

/** The tables of one edition as columns. The same column in several tables is read once, as what any of them shows. */
export function columnsOf({ tables, meanWithin = 0 }: Publication): PublishedColumn[] {
  const columns = new Map<string, { scheme: string; band: string; shown: Map<string, number>; hidden: Set<string>; numbers: Map<string, PublicNumbers> }>();
  for (const { scheme, counts, hidden, numbers } of tables) {
    const at = (band: string) => {
      const of = band === 'all' ? 'all' : scheme.key;
      const name = `${of}/${band}`;
      if (!columns.has(name)) columns.set(name, { scheme: of, band, shown: new Map(), hidden: new Set(), numbers: new Map() });
      return columns.get(name)!;
    };
    for (const { key } of scheme.bands) at(key);
    for (const [band, item, part, value, count] of counts) at(band).shown.set(cellKey(item, part, value), count);
    for (const [band, item, part, value] of hidden) at(band).hidden.add(cellKey(item, part, value));
    for (const { band, item, part, numbers: of } of numbers) at(band).numbers.set(cellKey(item, part, ''), of);
  }
  return [...columns].map(([name, { scheme, band, shown, hidden, numbers }]) => ({
    name,
    holds: ({ bands }) => band === 'all' || bands[scheme] === band,
    count: (key) => shown.get(key) ?? (hidden.has(key) ? null : 0),
    keys: [...shown.keys()],
    hidden: [...hidden].filter((key) => !shown.has(key)),
    numbers: (item, part) => numbers.get(cellKey(item, part, '')),
    meanWithin,
  }));
}

/** Years, and where numbers are cut, as the tables of all editions name them. */
export function universeOf(editions: PublishedColumn[][], mostOf: (item: string, part: string) => number): Universe {
  const all = editions.flat();
  const statistics = (item: string, part: string) => all.flatMap((column) => column.numbers(item, part) ?? []);
  return {
    values: (item, part) => {
      const start = cellKey(item, part, '');
      return [...new Set(all.flatMap(({ keys, hidden }) => [...keys, ...hidden]).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length)))].filter((value) => !value.startsWith('*')).sort();
    },
    cuts: (item, part) =>
      statistics(item, part).flatMap(({ min, max, modes, median }) => [...[min, max, ...(modes ?? [])].flatMap((n) => (n === null ? [] : [n, n + 1])), ...(median === null ? [] : [Math.floor(median), Math.floor(median) + 1, Math.ceil(median)])]),
    largest: (item, part) => {
      const known = editions.map((columns) => columns.find(({ name }) => name === 'all/all')?.numbers(item, part)?.max ?? Infinity);
      return Math.min(mostOf(item, part), Math.max(...known));
    },
  };
}
