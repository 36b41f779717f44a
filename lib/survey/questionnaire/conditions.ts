import type { Field } from './fields';
import type { Answers, AnswerValue, Condition, Item } from './questionnaire';

const holdsAny = (value: AnswerValue | undefined, wanted: string[]): boolean =>
  Array.isArray(value) ? value.some((v) => wanted.includes(v)) : typeof value === 'string' && wanted.includes(value);

const answered = (value: AnswerValue | undefined): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

/** Whether a condition holds for these answers. A condition on an unanswered field does not hold. */
export function holds(condition: Condition, answers: Answers, row?: string): boolean {
  if ('all' in condition) return condition.all.every((c) => holds(c, answers, row));
  if ('any' in condition) return condition.any.some((c) => holds(c, answers, row));
  if ('anyRowOf' in condition) {
    const prefix = `${condition.anyRowOf}.`;
    // A remark is free text beside the rows, whatever it happens to say.
    return Object.entries(answers).some(([field, value]) => field.startsWith(prefix) && field !== `${prefix}remark` && holdsAny(value, condition.in));
  }
  const value = 'field' in condition ? answers[condition.field] : answers[`${condition.sameRow}.${row}`];
  if (!answered(value)) return false;
  return 'in' in condition ? holdsAny(value, condition.in) : !holdsAny(value, condition.notIn);
}

/** Whether the item is asked of a respondent with these answers. */
export const itemApplies = (item: Item, answers: Answers): boolean => !item.onlyIf || holds(item.onlyIf, answers);

/** Whether one row of a matrix is asked, its item being asked. */
export const rowApplies = (item: Item, row: string, answers: Answers): boolean => !item.rowOnlyIf || holds(item.rowOnlyIf, answers, row);

/** Whether one field is asked: its item, its row and, for a follow-up, the answer it stands under. */
export function fieldApplies(item: Item, field: Field, answers: Answers): boolean {
  if (!itemApplies(item, answers)) return false;
  if (item.kind === 'matrix' && field.row && !rowApplies(item, field.row, answers)) return false;
  if (field.role === 'unconfirmed') return answers[item.key] === 'no';
  if (field.role !== 'followUp') return true;
  const follow = item.followUps?.find((f) => `${item.key}.${f.key}` === field.name);
  if (!follow) return false;
  if (item.kind !== 'matrix') return holdsAny(answers[item.key], follow.showIf);
  return (item.rows ?? []).some((row) => rowApplies(item, row.key, answers) && holdsAny(answers[`${item.key}.${row.key}`], follow.showIf));
}
