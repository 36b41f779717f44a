import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { carryOver, toTake, unconfirmedBySection, unconfirmedFields, without } from '@/lib/survey/carry/carry-over';
import { invalidCombinations, missingFields, prune } from '@/lib/survey/questionnaire/completeness';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf } from '@/lib/survey/questionnaire/fields';
import { sameAnswer } from '@/lib/survey/drafts/merge';
import type { Answers, Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { generateAnswers, seeded, variedAnswers } from '../support/answer-generator';

const before = questionnaireFor(2025);
const now = questionnaireFor(2026);

/** The questionnaire with one item altered, or left out. */
const altered = (questionnaire: Questionnaire, key: string, change: (item: Item) => Item | null): Questionnaire => ({
  ...questionnaire,
  sections: questionnaire.sections.map((section) => ({ ...section, items: section.items.flatMap((item) => (item.key === key ? (change(item) ?? []) : item)) })),
});
const offeredBy = (answers: Answers, to = now) => carryOver({ questionnaire: before, answers }, to);

describe('what of an earlier year is offered', () => {
  test('everything, where the questionnaire has not changed, but for totals', () => {
    const answers = prune(before, generateAnswers(before, 3));
    const { 'ict-staff.total': total, ...others } = answers;
    expect(total).toBeTypeOf('number');
    expect(offeredBy(answers)).toEqual(others);
  });

  test.each<[string, Answers, (item: Item) => Item | null, string]>([
    ['a retired item', { 'rush-staff': 'decided' }, () => null, 'rush-staff'],
    ['an item of another kind', { 'satellite-phones': 3 }, (item) => ({ ...item, kind: 'text' }), 'satellite-phones'],
    ['another unit', { 'satellite-phones': 3 }, (item) => ({ ...item, unit: '回線' }), 'satellite-phones'],
    ['a number beyond its new limit', { 'satellite-phones': 300 }, (item) => ({ ...item, max: 100 }), 'satellite-phones'],
    ['a choice that is gone', { 'rush-staff': 'partly-decided' }, (item) => ({ ...item, choices: item.choices!.filter(({ value }) => value !== 'partly-decided') }), 'rush-staff'],
    ['a list of which one choice is gone', { 'disaster-system': ['shelter', 'other'] }, (item) => ({ ...item, choices: item.choices!.filter(({ value }) => value !== 'other') }), 'disaster-system'],
    ['a row that is gone', { 'vendor.juki': '見本' }, (item) => ({ ...item, rows: item.rows!.filter(({ key }) => key !== 'juki') }), 'vendor.juki'],
    ['a month after the last one that can be meant', { 'ict-bcp-date': '2020-04' }, (item) => ({ ...item, latest: '2019-03' }), 'ict-bcp-date'],
  ])('not %s', (_, answers, change, field) => {
    expect(offeredBy(answers)).toEqual(answers);
    expect(offeredBy(answers, altered(now, field.split('.')[0]!, change))).toEqual({});
  });

  test('a field that the earlier year did not ask, or a stray one, is left out', () => {
    expect(carryOver({ questionnaire: altered(before, 'rush-staff', () => null), answers: { 'rush-staff': 'decided', 'no-such-field': 'x' } }, now)).toEqual({});
  });

  test('whatever is offered reads as it stands, and only under its own name', () => {
    const fields = new Map(fieldsOf(now).map((field) => [field.name, field]));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields.keys()), fc.anything()), (stored) => {
        for (const [name, value] of Object.entries(offeredBy(stored as Answers))) {
          expect(sameAnswer(value, stored[name] as never)).toBe(true);
          expect(parseField(fields.get(name)!, value)).toEqual({ ok: true, value });
        }
      }),
    );
  });
});

describe('what goes into a draft', () => {
  test('fills only what is empty: what stands is never altered, and nothing is put where it is not asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (last, own, kept) => {
        const offered = offeredBy(generateAnswers(before, last));
        const random = seeded(own);
        const draft = Object.fromEntries(Object.entries(generateAnswers(now, own)).filter(() => random() < kept));
        const taken = toTake(now, draft, offered);
        const after = { ...draft, ...taken };
        expect(Object.keys(taken).filter((name) => name in draft)).toEqual([]);
        const counting = prune(now, after);
        for (const [name, value] of Object.entries(taken)) expect([name, counting[name]]).toEqual([name, value]);
        expect(toTake(now, after, offered)).toEqual({}); // a second time finds nothing
        expect(invalidCombinations(now, after)).toEqual(invalidCombinations(now, after).filter(({ field }) => field in draft || after[field] === undefined));
        expect(unconfirmedFields(now, after, Object.fromEntries(Object.keys(taken).map((name) => [name, true as const]))).map(({ name }) => name).sort()).toEqual(Object.keys(taken).sort());
      }),
      { numRuns: 60 },
    );
  });

  test('into an empty draft, a finished answer leaves nothing missing', () => {
    const offered = offeredBy(generateAnswers(before, 5));
    expect(missingFields(now, toTake(now, {}, offered))).toEqual([]);
  });

  test('a section takes its own fields, with conditions of the others as they stand', () => {
    const offered = offeredBy({ 'rush-staff': 'decided', 'aid-agreement': 'yes', 'aid-agreement.with': '例示市' });
    const section = now.sections.find(({ key }) => key === 'preparedness')!;
    expect(toTake(now, {}, offered, section)).toEqual({ 'rush-staff': 'decided' });
  });

  test('what hangs under an answer stays out where a colleague answered otherwise', () => {
    const offered = offeredBy({ 'aid-agreement': 'yes', 'aid-agreement.with': '例示市', 'building-seismic-isolation': 'no', 'building-seismic-isolation.unconfirmed': true, 'server-location.juki': ['office-server-room'] });
    expect(toTake(now, { 'aid-agreement': 'no' }, offered)).not.toHaveProperty('aid-agreement.with');
    expect(toTake(now, { 'building-seismic-isolation': 'yes' }, offered)).not.toHaveProperty('building-seismic-isolation.unconfirmed');
    expect(toTake(now, {}, offered)).toMatchObject({ 'building-seismic-isolation': 'no', 'building-seismic-isolation.unconfirmed': true });
  });
});

describe('marks', () => {
  test('count where the field is asked and answered, by section', () => {
    const carried = { 'rush-staff': true, 'aid-agreement.with': true, 'risk-assumed': true } as const;
    const answers: Answers = { 'rush-staff': 'decided', 'aid-agreement': 'no', 'aid-agreement.with': '例示市', manual: 'none' };
    expect(unconfirmedFields(now, answers, carried).map(({ name }) => name)).toEqual(['rush-staff']);
    expect(unconfirmedBySection(now, answers, carried).map(({ section, count }) => [section.key, count])).toEqual([['preparedness', 1]]);
    expect(without(carried, ['rush-staff', 'x'])).toEqual({ 'aid-agreement.with': true, 'risk-assumed': true });
  });
});

test('a varied answer is complete, and differs somewhat', () => {
  for (let seed = 1; seed < 30; seed += 1) {
    const one = generateAnswers(now, seed);
    const other = variedAnswers(now, one, 500 + seed);
    expect(missingFields(now, other)).toEqual([]);
    expect(invalidCombinations(now, other)).toEqual([]);
    expect(other).not.toEqual(one);
  }
});
