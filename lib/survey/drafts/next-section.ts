import { type Carried, unconfirmedFields } from '../carry/carry-over';
import { invalidCombinations, missingFields } from '../questionnaire/completeness';
import { fieldsOfSection } from '../questionnaire/fields';
import type { Answers, Questionnaire, Section } from '../questionnaire/questionnaire';

/** Where one stopped: the first section in which something is missing, cannot stand or waits to be confirmed, or undefined when all is there. */
export function nextSection(questionnaire: Questionnaire, answers: Answers, carried: Carried = {}): Section | undefined {
  const open = new Set([
    ...missingFields(questionnaire, answers).map(({ name }) => name),
    ...invalidCombinations(questionnaire, answers).map(({ field }) => field),
    ...unconfirmedFields(questionnaire, answers, carried).map(({ name }) => name),
  ]);
  return questionnaire.sections.find((section) => fieldsOfSection(section).some(({ name }) => open.has(name)));
}
