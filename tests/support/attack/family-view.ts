import type { Field } from '../../../lib/survey/questionnaire/fields';
import { cellKey, type Family, type Possible, wayOf } from './possible-answers';
import type { Participant, PublishedColumn } from './published-columns';

/** A column of one edition, as far as one family of questions stands in it. */
export type ViewColumn = {
  name: string;
  column: PublishedColumn;
  /** By key: the count that is shown, or null. */
  shown: (number | null)[];
  members: number[];
  /** Number fields whose statistics it shows. */
  statistics: Set<string>;
};

/**
 * One family of questions in all editions: who is in which column, and the true way (possible answer) of everybody.
 * Keys of counts, columns and participants are numbers here.
 */
export class FamilyView {
  readonly keys: string[];
  /** By way. */
  readonly cells: number[][];
  /** By key, by way: whether the way adds to the count. */
  readonly adds: Uint8Array[];
  readonly columns: ViewColumn[][];
  /** Edition → participant → its columns. */
  readonly columnsOf: number[][][];
  /** Edition → participant → its way, -1 where it did not count. */
  readonly truth: number[][];
  /** Edition → participant → field → its number. */
  readonly exact: ((participant: number, field: string) => number)[];
  readonly numberFields: Field[];

  constructor(
    readonly family: Family,
    editions: PublishedColumn[][],
    readonly participants: Participant[],
  ) {
    this.keys = [...new Set(family.possible.flatMap(({ cells }) => cells))];
    const index = new Map(this.keys.map((key, i) => [key, i]));
    this.cells = family.possible.map(({ cells }) => cells.map((key) => index.get(key)!));
    this.adds = this.keys.map((_, key) => Uint8Array.from(this.cells, (cells) => Number(cells.includes(key))));
    this.numberFields = family.fields.filter(({ kind }) => kind === 'number');
    this.columns = editions.map((columns, edition) =>
      columns.map((column): ViewColumn => ({
        name: column.name,
        column,
        shown: this.keys.map((key) => column.count(key)),
        members: participants.flatMap((participant, i) => (participant.answers[edition] && column.holds(participant) ? [i] : [])),
        statistics: new Set(this.numberFields.filter((field) => column.numbers(field.item, partOf(field))).map(({ name }) => name)),
      })),
    );
    this.columnsOf = this.columns.map((columns) => {
      const of: number[][] = participants.map(() => []);
      for (const [c, { members }] of columns.entries()) for (const member of members) of[member]!.push(c);
      return of;
    });
    this.truth = editions.map((_, edition) => participants.map(({ answers }) => (answers[edition] ? wayOf(family, answers[edition]) : -1)));
    this.exact = editions.map((_, edition) => (participant, field) => Number(participants[participant]!.answers[edition]![field]));
  }

  way = (edition: number, participant: number): Possible | undefined => this.family.possible[this.truth[edition]![participant]!];

  /** Whether a way shows no count of a column that the column says is 0. */
  fits(edition: number, participant: number, way: number): boolean {
    return this.columnsOf[edition]![participant]!.every((c) => this.cells[way]!.every((key) => this.columns[edition]![c]!.shown[key] !== 0));
  }
}

export const partOf = (field: Field): string => (field.name === field.item ? '' : field.name.slice(field.item.length + 1));

/** The values of one answer: several where several can be chosen. */
export function valuesOf(possible: Possible | undefined, field: Field): string[] {
  const value = possible?.answers[field.name];
  if (value === undefined || field.kind === 'text') return [];
  return Array.isArray(value) ? value : [String(value)];
}

export const keyOf = (field: Field, value: string): string => cellKey(field.item, partOf(field), value);
