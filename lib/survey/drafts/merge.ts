import equal from 'fast-deep-equal';
import type { Answers, AnswerValue } from '../questionnaire/questionnaire';

/** One field as a person changed it: what it held when the typing began, and what it is to hold. Absent is null. */
export type Change = { field: string; from: AnswerValue | null; to: AnswerValue | null };

export type Conflict = { field: string; mine: AnswerValue | null; theirs: AnswerValue | null };

export type Merged = {
  answers: Answers;
  /** Changes that altered the answers; one that the answers already held is not among them. */
  applied: Change[];
  conflicts: Conflict[];
};

/** Whether two values of a field are the same answer. The order of a list counts (parseField puts choices in order). */
export const sameAnswer = (a: AnswerValue | null | undefined, b: AnswerValue | null | undefined): boolean => equal(a ?? null, b ?? null);

/**
 * Puts one person's changes into the answers as they stand now. A field is in conflict only when somebody else has
 * given it another value since, and not the one that is sent; it then keeps that value. Every other change is applied.
 *
 * @param current the stored answers; not altered
 * @param changes parsed values; a later change of a field follows on an earlier one
 */
export function mergeChanges(current: Answers, changes: readonly Change[]): Merged {
  const answers = new Map(Object.entries(current));
  const applied: Change[] = [];
  const conflicts: Conflict[] = [];
  for (const { field, from, to } of changes) {
    const now = answers.get(field) ?? null;
    if (sameAnswer(now, to)) continue;
    if (!sameAnswer(now, from)) {
      conflicts.push({ field, mine: to, theirs: now });
      continue;
    }
    if (to === null) answers.delete(field);
    else answers.set(field, to);
    applied.push({ field, from: now, to });
  }
  return { answers: Object.fromEntries(answers), applied, conflicts };
}
