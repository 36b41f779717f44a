import type { Field } from '../questionnaire/fields';
import type { AnswerValue } from '../questionnaire/questionnaire';
import { westernYearMonth } from '../questionnaire/year-month';

/** What a form sent, by control name (as lib/platform/action.ts's FormValues). */
type Sent = Record<string, string | string[]>;

/** Control name of one place of a ranked field; places begin at 1. */
export const rankControl = (field: string, place: number): string => `${field}:${place}`;

/**
 * The raw values of these fields, ready for parseField. A field of which nothing was sent is null: a form without
 * script sends all its controls, and a box that is not ticked sends nothing.
 */
export function rawFromForm(fields: Field[], values: Sent): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, field.kind === 'ranked' ? rankedFrom(field, values) : (values[field.name] ?? null)]));
}

function rankedFrom({ name, ranks = 0 }: Field, values: Sent): unknown {
  return Array.from({ length: ranks }, (_, i) => values[rankControl(name, i + 1)] ?? '').map((value) => (Array.isArray(value) ? (value[0] ?? '') : value));
}

/** What the field's control holds for a stored value: text of an input, chosen values of boxes and ranks, 'yes' of a flag. */
export function inputValue(field: Field, value: AnswerValue | undefined): string | string[] {
  if (field.kind === 'many' || field.kind === 'ranked') return Array.isArray(value) ? value : [];
  if (value === undefined) return '';
  if (field.kind === 'flag') return value === true ? 'yes' : '';
  if (field.kind === 'yearMonth') return westernYearMonth(String(value));
  return String(value);
}
