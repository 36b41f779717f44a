import { answerText } from '../questionnaire/answer-text';
import { fieldsOfSection } from '../questionnaire/fields';
import { sameAnswer } from '../drafts/merge';
import type { Answers, Questionnaire } from '../questionnaire/questionnaire';

export type Difference = { field: string; label: string; section: string; before: string; after: string };

/** What changed from one state of the answers to another, field by field in the order of the form, in words. */
export function compareVersions(questionnaire: Questionnaire, before: Answers, after: Answers): Difference[] {
  return questionnaire.sections.flatMap((section) =>
    fieldsOfSection(section).flatMap((field) => {
      const [old, now] = [before[field.name], after[field.name]];
      if (sameAnswer(old, now ?? null)) return [];
      return [{ field: field.name, label: field.label, section: `${section.number} ${section.title}`, before: answerText(field, old), after: answerText(field, now) }];
    }),
  );
}
