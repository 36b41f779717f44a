import { ANSWERED, ASKED, type Cell, cellsOf } from '@/lib/survey/questionnaire/cells';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { type Dimension, itemByKey, PREFECTURE } from './cross-dimensions';
import { comparedColumns, type CrossErrors, type CrossQuery, EVERY_PART, NO_VALUE } from './cross-query';
import { type Difference, differenceOf } from '../counting/difference';
import { standingOf } from '../counting/standing';
import { type Column, type Group, type IndicatorResult, tabulate } from '../counting/tabulate';

/** One response as far as free tables need it, with what it counts as. */
export type CrossResponse = { prefecture: string | null; bands: Record<string, string>; cells: Cell[] };

export const withCells = (questionnaire: Questionnaire, responses: (Omit<CrossResponse, 'cells'> & { answers: Answers })[]): CrossResponse[] =>
  responses.map(({ prefecture, bands, answers }) => ({ prefecture, bands, cells: cellsOf(questionnaire, answers) }));

/** By dimension: the values that are found, for those that have no fixed ones. */
export const foundValues = (responses: CrossResponse[], dimensions: Dimension[]): Map<string, string[]> =>
  new Map(dimensions.filter(({ values }) => !values).map((dimension) => [dimension.key, [...new Set(responses.flatMap((response) => valuesIn(dimension, response)))].sort()]));

export type CrossTable = {
  label: string;
  number: string;
  onlyIfLabel: string;
  /** How many responses count in the year, and how many of them are left by the narrowings. */
  counted: number;
  left: number;
  columns: Column[];
  /** A respondent can stand in several columns, so that they cannot be set beside each other. */
  overlapping: boolean;
  groups: Group[];
  indicators: IndicatorResult[];
  compared: { first: Column; second: Column } | null;
  /** By `PART VALUE` of a row: the difference between the compared columns. */
  differences: Map<string, Difference>;
  errors: CrossErrors;
};

const ALL = 'all';

export const rowKey = (part: string, value: string): string => `${part} ${value}`;

/**
 * A question by anything else that is known of a year's responses. Every column is counted as the tables of a year are
 * (standing.ts, tabulate.ts), out of the responses themselves.
 */
export function crossTable(questionnaire: Questionnaire, responses: CrossResponse[], dimensions: Dimension[], query: CrossQuery): CrossTable {
  const item = itemByKey(questionnaire, query.item)!;
  const by = dimensions.find(({ key }) => key === query.by)!;
  const narrowings = query.where.filter(({ value }) => value).map((narrowing) => ({ value: narrowing.value, dimension: dimensions.find(({ key }) => key === narrowing.by)! }));
  const standing = standingOf([]);
  const found = new Set<string>();
  let left = 0;
  for (const response of responses) {
    const valuesOf = (dimension: Dimension): string[] => {
      const values = valuesIn(dimension, response);
      return values.length > 0 ? values : [NO_VALUE];
    };
    if (!narrowings.every(({ dimension, value }) => valuesOf(dimension).includes(value))) continue;
    left += 1;
    const columns = valuesOf(by);
    columns.forEach((value) => found.add(value));
    for (const cell of response.cells) if (cell.item === item.key) for (const band of [ALL, ...columns]) standing.add({ ...cell, band, count: 1 });
  }
  const bands = columnsOf(by, found);
  const section = questionnaire.sections.find(({ items }) => items.includes(item))!;
  const { columns, sections } = tabulate({ ...questionnaire, sections: [{ ...section, items: [item] }] }, standing, bands);
  const result = sections[0]!.items[0]!;
  const whole = query.part === '' || query.part === EVERY_PART;
  const groups = result.groups.filter(({ part }) => whole || part === query.part);
  const shown = { groups, indicators: whole ? result.indicators : [] };
  const comparing = by.several ? { first: '', second: '', errors: {} } : comparedColumns(query, bands.map(({ key }) => key));
  return {
    label: item.label, number: item.number, onlyIfLabel: item.onlyIfLabel ?? '', counted: responses.length, left, columns, overlapping: by.several, ...shown,
    ...compare(shown, columns, comparing.first, comparing.second), errors: comparing.errors,
  };
}

function valuesIn(dimension: Dimension, { bands, prefecture, cells }: CrossResponse): string[] {
  const { cells: of } = dimension;
  if (!of) return [dimension.key === PREFECTURE ? prefecture : bands[dimension.key]].filter((value) => typeof value === 'string');
  return [...new Set(cells.filter(({ item, part, value }) => item === of.item && part === of.part && value !== ASKED && value !== ANSWERED).map(({ value }) => dimension.valueOf(value)))];
}

/** Every value of a dimension that has fixed ones, else those found, and those without a value last. */
function columnsOf(by: Dimension, found: Set<string>): Column[] {
  const values = by.values ?? [...found].filter((value) => value !== NO_VALUE).sort().map((value) => ({ value, label: by.labelOf(value) }));
  return [...values.map(({ value, label }) => ({ key: value, label })), ...(found.has(NO_VALUE) ? [{ key: NO_VALUE, label: by.cells ? '回答なし・対象外' : '区分なし' }] : [])];
}

function compare({ groups, indicators }: Pick<CrossTable, 'groups' | 'indicators'>, columns: Column[], first: string, second: string): Pick<CrossTable, 'compared' | 'differences'> {
  const [a, b] = [first, second].map((key) => columns.findIndex((column) => column.key === key));
  const differences = new Map<string, Difference>();
  if (a === undefined || b === undefined || a < 1 || b < 1 || a === b) return { compared: null, differences };
  const between = (shares: { count: number | null }[], answered: (number | null)[]) =>
    differenceOf({ count: shares[a]!.count, base: answered[a]!, label: columns[a]!.label }, { count: shares[b]!.count, base: answered[b]!, label: columns[b]!.label });
  for (const group of groups) {
    const rows = group.kind === 'shares' ? group.rows : group.kind === 'numbers' ? group.brackets : [];
    for (const { value, shares } of rows) differences.set(rowKey(group.part, value), between(shares, group.answered));
  }
  for (const { part, shares, answered } of indicators) differences.set(rowKey(part, 'yes'), between(shares, answered));
  return { compared: { first: columns[a]!, second: columns[b]! }, differences };
}
