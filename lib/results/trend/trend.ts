import { itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { type Difference, differenceOf } from '../counting/difference';
import { percentOf, type ShownNumbers } from '../counting/numbers';
import type { Counted } from '../counting/standing';
import { type Group, type ItemResult, type Share, type ShareRow, tabulate } from '../counting/tabulate';

/** One published year, as a comparison reads it; `band` is `all` or a band of its own year. */
export type TrendYear = { year: number; questionnaire: Questionnaire; counted: Counted; band: { key: string; label: string } };

/** One line: by year a count, or null where that year did not ask it so. */
export type TrendRow = { value: string; label: string; ours: boolean; shares: (Share | null)[]; /** Newest year against the one before. */ difference: Difference | null };

export type TrendGroup = {
  part: string;
  label: string;
  unit: string;
  rows: TrendRow[];
  /** By year; null where it was not asked. A count of null is withheld. */
  bases: ({ answered: number | null; asked: number | null } | null)[];
  /** Of numbers, by year. */
  numbers: (ShownNumbers | null)[] | null;
};

export type TrendItem = { key: string; number: string; label: string; onlyIfLabel: string; comparisonNote: string; groups: TrendGroup[] };
export type TrendSection = { key: string; number: string; title: string; items: TrendItem[] };

/**
 * Every question of the newest year with its earlier years beside it, the oldest first. `years` are in that order; what an
 * earlier year asked otherwise, or did not ask, is null there, and choices that only it had stand below.
 */
export function trendOf(years: TrendYear[]): TrendSection[] {
  const tables = years.map(({ year, questionnaire, counted, band }) => {
    const everyone = band.key === 'all';
    const { sections } = tabulate(questionnaire, counted, everyone ? [] : [band]);
    return { year, sections, column: everyone ? 0 : 1, items: new Map(sections.flatMap(({ items }) => items).map((item) => [item.key, item])) };
  });
  const newest = tables.at(-1)!;
  const kinds = new Map(itemsOf(years.at(-1)!.questionnaire).map((item) => [item.key, item]));
  return newest.sections.map(({ key, number, title, items }) => ({
    key, number, title,
    items: items.map((item) => ({
      key: item.key, number: item.number, label: item.label, onlyIfLabel: item.onlyIfLabel, comparisonNote: item.comparisonNote,
      groups: [...item.groups.map((group) => groupOver(group, tables.map(({ items: of, column, year }) => ({ year, column, group: sameGroup(of.get(item.key), group) })), asFound(kinds.get(item.key)!, group.part))), ...indicatorsOver(item, tables)],
    })),
  }));
}

/** Rows of names or years are found, not offered: one that a year does not name was given by nobody in it. */
const asFound = ({ kind, cell, followUps }: Item, part: string): boolean => (kind === 'yearMonth' || kind === 'named' || cell === 'named') && !followUps?.some(({ key }) => key === part);

type At = { year: number; column: number; group: Group | undefined };

const sameGroup = (item: ItemResult | undefined, { part, kind }: Group): Group | undefined => item?.groups.find((group) => group.part === part && group.kind === kind);

const rowsOf = (group: Group | undefined): ShareRow[] => (group?.kind === 'shares' ? group.rows : group?.kind === 'numbers' ? group.brackets : []);

function groupOver(group: Group, at: At[], found: boolean): TrendGroup {
  const known = new Map(rowsOf(group).map((row) => [row.value, row]));
  // What only an earlier year had comes after what is asked now.
  for (const { group: earlier } of at) for (const row of rowsOf(earlier)) if (!known.has(row.value)) known.set(row.value, row);
  const bases = at.map(({ group: one, column }) => (one ? { answered: one.answered[column] ?? null, asked: one.asked[column] ?? null } : null));
  const rows = [...known.values()].map((row): TrendRow => {
    const nobody = (i: number): Share | null => (found && bases[i] ? { count: 0, percent: percentOf(0, bases[i]!.answered ?? 0) } : null);
    const shares = at.map(({ group: one, column }, i) => rowsOf(one).find(({ value }) => value === row.value)?.shares[column] ?? nobody(i));
    return { value: row.value, label: row.label, ours: row.ours, shares, difference: newestDifference(at, shares, bases) };
  });
  return { part: group.part, label: group.label, unit: group.unit, rows, bases, numbers: group.kind === 'numbers' ? at.map(({ group: one, column }) => (one?.kind === 'numbers' ? (one.summaries[column] ?? null) : null)) : null };
}

function newestDifference(at: Pick<At, 'year'>[], shares: (Share | null)[], bases: TrendGroup['bases']): Difference | null {
  const [a, b] = [at.length - 1, at.length - 2];
  if (b < 0 || !shares[a] || !shares[b]) return null;
  const of = (i: number) => ({ count: shares[i]!.count, base: bases[i]!.answered, label: `${at[i]!.year}年度` });
  return differenceOf(of(a), of(b));
}

function indicatorsOver(item: ItemResult, tables: { year: number; column: number; items: Map<string, ItemResult> }[]): TrendGroup[] {
  return item.indicators.map(({ key, part, label, baseLabel }) => {
    const at = tables.map(({ year, column, items }) => ({ year, column, found: items.get(item.key)?.indicators.find((one) => one.key === key) }));
    const bases = at.map(({ found, column }) => (found ? { answered: found.answered[column] ?? null, asked: found.asked[column] ?? null } : null));
    const shares = at.map(({ found, column }) => found?.shares[column] ?? null);
    return { part, label: 'まとめた数', unit: '', bases, numbers: null, rows: [{ value: 'yes', label: baseLabel ? `${label}（${baseLabel}のうち）` : label, ours: false, shares, difference: newestDifference(at, shares, bases) }] };
  });
}
