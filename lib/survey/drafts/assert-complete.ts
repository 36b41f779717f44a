import { InvalidInputError } from '../../platform/errors';
import { type Carried, unconfirmedProblems } from '../carry/carry-over';
import { invalidCombinations, missingFields } from '../questionnaire/completeness';
import type { Answers, Questionnaire } from '../questionnaire/questionnaire';

/** @throws {InvalidInputError} with a sentence for each field that is missing, cannot stand beside another, or holds last year's answer that nobody has looked at */
export function assertComplete(questionnaire: Questionnaire, { answers, carried }: { answers: Answers; carried: Carried }, message: string): void {
  const problems = [
    ...missingFields(questionnaire, answers).map(({ name, label }) => [name, `「${label}」に回答してください。`] as const),
    ...invalidCombinations(questionnaire, answers).map(({ field, message: sentence }) => [field, sentence] as const),
    ...unconfirmedProblems(questionnaire, answers, carried),
  ];
  if (problems.length > 0) throw new InvalidInputError(Object.fromEntries(problems), message);
}
