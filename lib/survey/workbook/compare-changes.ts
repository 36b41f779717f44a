import { type Field, fieldsOfSection } from '../questionnaire/fields';
import { sameAnswer } from '../drafts/merge';
import type { Answers, AnswerValue, Questionnaire, Section } from '../questionnaire/questionnaire';
import type { SheetChange } from './read-answers';

/**
 * change: the workbook alone changed it · same: it stands there already · conflict: it was changed since the download too.
 */
export type Compared = { field: Field; section: Section; from: AnswerValue | null; now: AnswerValue | null; to: AnswerValue | null; state: 'change' | 'same' | 'conflict'; sheet: string; row: number };

/** What a workbook's changes mean for the answers as they stand now, in the order of the form. */
export function compareChanges(questionnaire: Questionnaire, answers: Answers, changes: readonly SheetChange[]): Compared[] {
  const byField = new Map(changes.map((change) => [change.field, change]));
  return questionnaire.sections.flatMap((section) =>
    fieldsOfSection(section).flatMap((field): Compared[] => {
      const change = byField.get(field.name);
      if (!change) return [];
      const now = answers[field.name] ?? null;
      const { from, fromKnown, to, sheet, row } = change;
      const untouched = sameAnswer(now, from) && (fromKnown || now === null);
      return [{ field, section, from, now, to, sheet, row, state: sameAnswer(now, to) ? 'same' : untouched ? 'change' : 'conflict' }];
    }),
  );
}
