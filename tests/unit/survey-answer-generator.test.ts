import { describe, expect, it } from 'vitest';
import { parseField } from '../../lib/survey/questionnaire/answer-schema';
import { invalidCombinations, missingFields, progress } from '../../lib/survey/questionnaire/completeness';
import { questionnaireFor } from '../../lib/survey/questionnaire/current-questionnaire';
import { fieldsOf } from '../../lib/survey/questionnaire/fields';
import { generateAnswers } from '../support/answer-generator';

const seeds = Array.from({ length: 40 }, (_, i) => i * 7919);

describe.each([2012, 2026])('generated answers of %i', (year) => {
  const questionnaire = questionnaireFor(year);
  const fields = new Map(fieldsOf(questionnaire).map((field) => [field.name, field]));

  it('can be submitted, for every seed and every degree of preparedness', () => {
    for (const seed of seeds) {
      const answers = generateAnswers(questionnaire, seed, { preparedness: (seed % 11) / 10, population: 3000 + seed });
      expect(missingFields(questionnaire, answers).map((field) => field.name)).toEqual([]);
      expect(invalidCombinations(questionnaire, answers)).toEqual([]);
    }
  });

  it('pass the schema of their field as they are', () => {
    for (const seed of seeds)
      for (const [name, value] of Object.entries(generateAnswers(questionnaire, seed)))
        expect([name, parseField(fields.get(name)!, value)]).toEqual([name, { ok: true, value }]);
  });

  it('stop half way when asked to, and are the same for the same seed', () => {
    const half = generateAnswers(questionnaire, 5, { share: 0.5 });
    const { answered, applicable } = progress(questionnaire, half);
    expect(answered).toBeGreaterThan(applicable * 0.3);
    expect(answered).toBeLessThan(applicable * 0.7);
    expect(generateAnswers(questionnaire, 5, { share: 0.5 })).toEqual(half);
    expect(generateAnswers(questionnaire, 6, { share: 0.5 })).not.toEqual(half);
  });
});

it('a better-prepared place has more plans', () => {
  const questionnaire = questionnaireFor(2026);
  const established = (preparedness: number) => seeds.filter((seed) => generateAnswers(questionnaire, seed, { preparedness })['ict-bcp-status'] === 'established').length;
  expect(established(0.9)).toBeGreaterThan(established(0.1));
});
