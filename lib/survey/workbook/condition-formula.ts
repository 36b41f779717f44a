import type { Field } from '../questionnaire/fields';
import type { Condition, Item } from '../questionnaire/questionnaire';
import { NOT_ASKED } from './layout';

/** Where a field's cells stand: addresses with their sheet, in the order of cellLabels, and the cell that says whether it is asked. */
export type Place = { field: Field; answers: string[]; asked: string };
export type Places = Map<string, Place>;

const NO = 'FALSE';
const YES = 'TRUE';
const LONGEST = 8000; // a formula has at most 8,192 characters
const LONGEST_TEXT = 255;

const or = (tests: string[]): string => (tests.length === 0 ? NO : tests.length === 1 ? tests[0]! : `OR(${tests.join(',')})`);
const and = (tests: string[]): string => (tests.length === 0 ? YES : tests.length === 1 ? tests[0]! : `AND(${tests.join(',')})`);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const holdsAny = ({ field, answers }: Place, wanted: string[]): string => {
  const labels = wanted.map((value) => field.choices?.find((choice) => choice.value === value)?.label).filter((label) => label !== undefined);
  if (field.kind === 'many') return or((field.choices ?? []).flatMap(({ value }, i) => (wanted.includes(value) ? [`${answers[i]}<>""`] : [])));
  if (field.kind === 'one' || field.kind === 'ranked') return or(answers.flatMap((cell) => labels.map((label) => `${cell}=${quoted(label)}`)));
  if (field.kind === 'text' || field.kind === 'named') return or(wanted.map((text) => `${answers[0]}=${quoted(text)}`));
  return NO;
};

/** The place's answer counts (it is itself asked) and is, or is not, one of these. */
function test(place: Place | undefined, condition: { in: string[] } | { notIn: string[] }): string {
  if (!place) return NO;
  const counts = `${place.asked}<>${quoted(NOT_ASKED)}`;
  if ('in' in condition) return and([counts, holdsAny(place, condition.in)]);
  return and([counts, or(place.answers.map((cell) => `${cell}<>""`)), `NOT(${holdsAny(place, condition.notIn)})`]);
}

function formulaOf(condition: Condition, places: Places, row: string | undefined): string {
  if ('all' in condition) return and(condition.all.map((one) => formulaOf(one, places, row)));
  if ('any' in condition) return or(condition.any.map((one) => formulaOf(one, places, row)));
  if ('anyRowOf' in condition) return or([...places.values()].filter(({ field }) => field.item === condition.anyRowOf && field.role === 'value').map((place) => test(place, condition)));
  return test(places.get('field' in condition ? condition.field : `${condition.sameRow}.${row}`), condition);
}

/**
 * The rule of conditions.ts as a spreadsheet's formula: whether the field is asked, given what the cells hold now.
 * @returns null when it is always asked, or when the rule is too long for a formula
 */
export function askedFormula(item: Item, field: Field, places: Places): string | null {
  const tests: string[] = [];
  if (item.onlyIf) tests.push(formulaOf(item.onlyIf, places, undefined));
  if (item.kind === 'matrix' && field.row && item.rowOnlyIf) tests.push(formulaOf(item.rowOnlyIf, places, field.row));
  const follow = field.role === 'followUp' ? item.followUps?.find(({ key }) => `${item.key}.${key}` === field.name) : undefined;
  if (follow) tests.push(or([...places.values()].filter((place) => place.field.item === item.key && place.field.role === 'value').map((place) => test(place, { in: follow.showIf }))));
  if (field.role === 'unconfirmed') tests.push(test(places.get(item.key), { in: ['no'] }));
  if (tests.length === 0) return null;
  const formula = and(tests);
  const tooLong = [...formula.matchAll(/"((?:[^"]|"")*)"/g)].some(([, text]) => text!.length > LONGEST_TEXT);
  return formula.length > LONGEST || tooLong ? null : formula;
}
