import type { Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import type { ChosenFinding } from '../editions/edition';
import { findingBases, findingRowRules, findingRules, withoutFinding } from './finding-words';
import type { Counted } from '../counting/standing';

/** Counts that are added up, of one part of an item. */
export type FindingCell = { item: string; part: string; values: readonly string[] };

/** Something that half or more can share, as our sentence says it. */
export type Finding = {
  /** Stable: a choice of findings is stored by it. */
  key: string;
  words: string;
  /** Whom it is of, where that is not everyone; else ''. */
  base: string;
  items: readonly string[];
  cells: readonly FindingCell[];
  within?: string;
};

/** `counts` of each cell: null is withheld. `shared`: half or more of each cell's base, and nothing of it withheld. */
export type CountedFinding = Finding & { counts: { count: number | null; base: number | null }[]; shared: boolean };

/**
 * Every finding that a questionnaire can lead to, in its order: those with a sentence of their own, and for what was added
 * later いいえ of a yes/no question, or the choice that is shared, in a general sentence.
 */
export function findingsOf(questionnaire: Questionnaire): Finding[] {
  const items = questionnaire.sections.flatMap((section) => section.items);
  const known = new Set(items.map(({ key }) => key));
  return items.flatMap((item) => {
    const own = findingRules.filter((rule) => rule.items[0] === item.key && rule.items.every((key) => known.has(key)));
    if (own.length > 0) return own.map((rule): Finding => ({ ...rule, base: baseOf(item) }));
    const rows = findingRowRules.find((rule) => rule.item === item.key);
    if (rows) return (item.rows ?? []).map(({ key, label }): Finding => ofCell(item, key, rows.words(label), key, rows.values));
    return withoutFinding.includes(item.key) ? [] : general(item);
  });
}

const baseOf = (item: Item): string => findingBases[item.key] ?? (item.onlyIfLabel ? `${item.onlyIfLabel}に答える質問` : '');

const ofCell = (item: Item, key: string, words: string, part: string, values: readonly string[]): Finding => ({ key: key ? `${item.key}.${key}` : item.key, words, base: baseOf(item), items: [item.key], cells: [{ item: item.key, part, values }] });

/** What an item without a sentence of its own can have in common. */
function general(item: Item): Finding[] {
  const choices = item.choices ?? [];
  if (item.kind === 'yesno') return [ofCell(item, '', `「${item.label}」に当てはまらない`, '', ['no'])];
  if (item.kind === 'one' || item.kind === 'many') return choices.map(({ value, label }) => ofCell(item, value, `「${item.label}」が「${label}」である`, '', [value]));
  if (item.kind === 'matrix' && item.cell !== 'named')
    return (item.rows ?? []).flatMap((row) => choices.map(({ value, label }) => ofCell(item, `${row.key}.${value}`, `「${item.label}」の${row.label}が「${label}」である`, row.key, [value])));
  return [];
}

/** Every finding of the questionnaire with its counts of all respondents. */
export function countedFindings(questionnaire: Questionnaire, counted: Counted): CountedFinding[] {
  const kinds = new Map(questionnaire.sections.flatMap(({ items }) => items.map((item) => [item.key, item.kind] as const)));
  return findingsOf(questionnaire).map((finding) => {
    const counts = finding.cells.map((cell) => (kinds.get(cell.item) === 'number' ? ofNumbers(cell, counted) : ofCounts(cell, counted)));
    return { ...finding, counts, shared: counts.every(isShared) };
  });
}

const isShared = ({ count, base }: { count: number | null; base: number | null }): boolean => count !== null && base !== null && base > 0 && count * 2 >= base;

const added = (counts: (number | null)[]): number | null => counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);

const ofCounts = ({ item, part, values }: FindingCell, counted: Counted) => ({ count: added(values.map((value) => counted.count('all', item, part, value))), base: counted.answered('all', item, part) });

/** Of numbers, values are brackets. */
function ofNumbers({ item, part, values }: FindingCell, counted: Counted) {
  const brackets = counted.numbers('all', item, part)?.brackets;
  return { count: added(values.map((value) => (brackets?.has(value) ? brackets.get(value)! : 0))), base: counted.answered('all', item, part) };
}

/** What the rule proposes: every finding that half or more share, but for those that another proposed one says already. */
export function proposedFindings(questionnaire: Questionnaire, counted: Counted): CountedFinding[] {
  const shared = countedFindings(questionnaire, counted).filter((finding) => finding.shared);
  const keys = new Set(shared.map(({ key }) => key));
  return shared.filter(({ within }) => !within || !keys.has(within));
}

/**
 * The findings of a year in the order in which they are said: as the secretariat chose (finding_choice), or what the rule
 * proposes where it has not chosen. One that half or more do not share (any more), or that rests on a withheld count, is
 * left out.
 */
export function chosenFindings(questionnaire: Questionnaire, counted: Counted, choice: readonly string[] | null): CountedFinding[] {
  if (!choice) return proposedFindings(questionnaire, counted);
  const shared = new Map(countedFindings(questionnaire, counted).map((finding) => [finding.key, finding]));
  return [...new Set(choice)].flatMap((key) => shared.get(key) ?? []).filter((finding) => finding.shared);
}

/** As an edition keeps them. */
export const asChosen = (findings: readonly Finding[]): ChosenFinding[] => findings.map(({ key }) => ({ key }));

/** The sentence with whom it is of. */
export const findingWords = ({ words, base }: Finding): string => (base ? `${words}（${base}）` : words);
