import { expect, test } from 'vitest';
import { attackSurveys } from '../support/attack/attack-surveys';

// Two files of a hundred, so that two processors share them.
test('100 of 200 made-up surveys (even ones): nobody finds out a single answer, nor a withheld count', { timeout: 600_000 }, async () => {
  const seeds = Array.from({ length: 100 }, (_, i) => 2 * i + 0);
  expect(await attackSurveys(seeds)).toEqual({ surveys: 100, found: [], gaveUp: 0 });
});
