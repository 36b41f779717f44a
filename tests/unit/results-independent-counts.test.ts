import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyItems } from '@/lib/results/cross/only-items';
import { standingOf, type TallyRow } from '@/lib/results/counting/standing';
import { tabulate } from '@/lib/results/counting/tabulate';
import { cellsOf, tallyDelta } from '@/lib/survey/questionnaire/cells';
import { fieldsOfItem, itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Condition, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { plainTables, type Respondent } from '../support/plain-counter';
import { randomAnswers, randomQuestionnaire } from '../support/questionnaire-generator';
import { differencesOf, saidByTables } from '../support/said-by-tables';

// Must show 1 of the results: random questionnaires and random answers, counted by the product and by a second counter in
// plain loops. RUNS cases, no difference.

const RUNS = 10_000;
const bands = ['under-100k', 'from-100k'];

const cases = fc.record({ seed: fc.integer({ min: 0, max: 2 ** 31 }), size: fc.integer({ min: 1, max: 6 }), people: fc.integer({ min: 0, max: 9 }) }).map(({ seed, size, people }) => {
  const questionnaire = randomQuestionnaire(seed, size);
  const respondents = Array.from({ length: people }, (_, i): Respondent => ({ band: bands[(seed + i * 7) % 3 % 2]!, answers: randomAnswers(questionnaire, seed + i * 7919) }));
  return { questionnaire, respondents };
});

function tabulated(questionnaire: Questionnaire, respondents: Respondent[]) {
  const rows = respondents.flatMap(({ band, answers }) => tallyDelta({ 'size-100k': band }, null, cellsOf(questionnaire, answers)).map(([, of, item, part, value, count]): TallyRow => ({ band: of, item, part, value, count })));
  return tabulate(questionnaire, standingOf(rows), bands.map((key) => ({ key, label: key })));
}

const seen = { cases: 0, compared: 0, excluded: 0, missing: 0, shapes: new Set<string>() };

test(`${RUNS} random questionnaires with random answers: the tables say what plain loops say`, { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(cases, ({ questionnaire, respondents }) => {
      const second = plainTables(questionnaire, respondents, bands);
      expect(differencesOf(saidByTables(tabulated(questionnaire, respondents)), second)).toEqual([]);
      note(questionnaire, respondents, second.size);
    }),
    { numRuns: RUNS },
  );
  expect(seen.cases).toBe(RUNS);
  console.log(`${seen.cases} cases, ${seen.compared} figures compared; in them ${seen.excluded} answers that a condition excludes, ${seen.missing} missing ones`);
});

test('they held every kind of question, condition and follow-up, answers that conditions exclude and missing ones', () => {
  const kinds = ['one', 'yesno', 'many', 'ranked', 'number', 'parts', 'yearMonth', 'text', 'named', 'matrix one', 'matrix many', 'matrix named'];
  const conditions = ['field in', 'field notIn', 'anyRowOf in', 'sameRow in', 'sameRow notIn', 'all', 'any', 'all in any', 'any in all', 'rowOnlyIf', 'onlyIf'];
  const others = ['followUp one', 'followUp many', 'followUp number', 'followUp text', 'followUp of a matrix', 'exclusive', 'unconfirmed', 'total without its parts', 'alias', 'derived figure'];
  expect([...kinds, ...conditions, ...others].filter((shape) => !seen.shapes.has(shape))).toEqual([]);
  expect(seen.excluded).toBeGreaterThan(RUNS);
  expect(seen.missing).toBeGreaterThan(RUNS);
});

test('a response counts the same under the part of a questionnaire that its questions hang on', { timeout: 120_000 }, () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 9 }), (seed, size) => {
    const questionnaire = randomQuestionnaire(seed, size);
    const { key } = itemsOf(questionnaire)[seed % size]!;
    const answers = randomAnswers(questionnaire, seed);
    const of = (part: Questionnaire) => cellsOf(part, answers).filter(({ item }) => item === key);
    expect(of(onlyItems(questionnaire, [key]))).toEqual(of(questionnaire));
  }), { numRuns: 500 });
});

function note(questionnaire: Questionnaire, respondents: Respondent[], compared: number): void {
  seen.cases += 1;
  seen.compared += compared;
  for (const item of itemsOf(questionnaire)) {
    seen.shapes.add(item.kind === 'matrix' ? `matrix ${item.cell}` : item.kind);
    for (const { kind } of item.followUps ?? []) seen.shapes.add(`followUp ${kind}`).add(item.kind === 'matrix' ? 'followUp of a matrix' : '');
    if (item.choices?.some(({ exclusive }) => exclusive)) seen.shapes.add('exclusive');
    if (item.unconfirmed) seen.shapes.add('unconfirmed');
    if (item.aliases) seen.shapes.add('alias');
    if (item.key === 'vendor') seen.shapes.add('derived figure');
    if (item.onlyIf) noteCondition(item.onlyIf, 'onlyIf');
    if (item.rowOnlyIf) noteCondition(item.rowOnlyIf, 'rowOnlyIf');
    for (const { answers } of respondents) if (item.kind === 'parts' && answers[`${item.key}.total`] !== undefined && !item.parts!.every(({ key }) => answers[`${item.key}.${key}`] !== undefined)) seen.shapes.add('total without its parts');
  }
  const fields = itemsOf(questionnaire).flatMap(fieldsOfItem).filter(({ role }) => role !== 'remark');
  for (const { answers } of respondents.slice(0, 2)) {
    const asked = new Set(cellsOf(questionnaire, answers).map(({ item, part }) => (part ? `${item}.${part}` : item)));
    for (const { name } of fields) if (answers[name] === undefined) seen.missing += 1;
      else if (!asked.has(name)) seen.excluded += 1;
  }
}

function noteCondition(condition: Condition, within: string): void {
  if ('all' in condition || 'any' in condition) {
    const kind = 'all' in condition ? 'all' : 'any';
    seen.shapes.add(kind).add(`${kind} in ${within}`);
    ('all' in condition ? condition.all : condition.any).forEach((inner) => noteCondition(inner, kind));
    return;
  }
  seen.shapes.add(within).add(`${'field' in condition ? 'field' : 'anyRowOf' in condition ? 'anyRowOf' : 'sameRow'} ${'in' in condition ? 'in' : 'notIn'}`);
}
