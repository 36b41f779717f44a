import { invalidCombinations, missingFields } from './completeness';
import { fieldsOfSection } from './fields';
import type { Answers, Questionnaire, Section } from './questionnaire';

/** Where one stopped: the first section in which something is missing or cannot stand, or undefined when all is there. */
export function nextSection(questionnaire: Questionnaire, answers: Answers): Section | undefined {
  const open = new Set([
    ...missingFields(questionnaire, answers).map(({ name }) => name),
    ...invalidCombinations(questionnaire, answers).map(({ field }) => field),
  ]);
  return questionnaire.sections.find((section) => fieldsOfSection(section).some(({ name }) => open.has(name)));
}
