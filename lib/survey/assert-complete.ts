import { InvalidInputError } from '../platform/errors';
import { invalidCombinations, missingFields } from './completeness';
import type { Answers, Questionnaire } from './questionnaire';

/** @throws {InvalidInputError} with a sentence for each field that is missing or cannot stand beside another */
export function assertComplete(questionnaire: Questionnaire, answers: Answers, message: string): void {
  const problems = [
    ...missingFields(questionnaire, answers).map(({ name, label }) => [name, `「${label}」に回答してください。`] as const),
    ...invalidCombinations(questionnaire, answers).map(({ field, message: sentence }) => [field, sentence] as const),
  ];
  if (problems.length > 0) throw new InvalidInputError(Object.fromEntries(problems), message);
}
