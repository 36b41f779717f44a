import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeChanges, sameAnswer, type Change } from '@/lib/survey/drafts/merge';
import type { Answers, AnswerValue } from '@/lib/survey/questionnaire/questionnaire';

const value: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 2 }));
const field = fc.constantFrom('ict-staff.staff', 'vendor.juki', 'risk-assumed', 'risk-assumed.which', '__proto__', 'constructor');
const answers: fc.Arbitrary<Answers> = fc.array(fc.tuple(field, value)).map((entries) => Object.fromEntries(entries));
const held = (of: Answers, name: string): AnswerValue | null => (Object.hasOwn(of, name) ? of[name]! : null);

/** What a form does: it starts from the answers it was given and changes some of them. */
const edits = (base: Answers) =>
  fc.uniqueArray(fc.tuple(field, fc.option(value)), { selector: ([name]) => name })
    .map((list): Change[] => list.map(([name, to]) => ({ field: name, from: held(base, name), to })));

const scene = answers.chain((base) => fc.tuple(fc.constant(base), edits(base), edits(base)));

describe('mergeChanges', () => {
  test('a field that nobody else touched is applied', () => {
    expect(mergeChanges({ a: 'x', b: 1 }, [{ field: 'a', from: 'x', to: 'y' }])).toEqual({
      answers: { a: 'y', b: 1 }, applied: [{ field: 'a', from: 'x', to: 'y' }], conflicts: [] });
  });

  test('a first answer and a withdrawn answer', () => {
    expect(mergeChanges({}, [{ field: 'a', from: null, to: ['p'] }]).answers).toEqual({ a: ['p'] });
    expect(mergeChanges({ a: 'x' }, [{ field: 'a', from: 'x', to: null }]).answers).toEqual({});
  });

  test('a colleague was quicker: both values come back and the stored one stays', () => {
    expect(mergeChanges({ a: 'theirs' }, [{ field: 'a', from: 'old', to: 'mine' }])).toEqual({
      answers: { a: 'theirs' }, applied: [], conflicts: [{ field: 'a', mine: 'mine', theirs: 'theirs' }] });
  });

  test('a colleague emptied the field meanwhile: that is a conflict too', () => {
    expect(mergeChanges({}, [{ field: 'a', from: 'old', to: 'mine' }]).conflicts).toEqual([{ field: 'a', mine: 'mine', theirs: null }]);
  });

  test('both came to the same answer: no conflict, nothing to write', () => {
    expect(mergeChanges({ a: 'same' }, [{ field: 'a', from: 'old', to: 'same' }])).toEqual({ answers: { a: 'same' }, applied: [], conflicts: [] });
  });

  test('a save that is sent twice (the line broke before the reply) does no harm', () => {
    fc.assert(fc.property(scene, ([base, mine]) => {
      const once = mergeChanges(base, mine);
      expect(mergeChanges(once.answers, mine)).toEqual({ answers: once.answers, applied: [], conflicts: [] });
    }));
  });

  test('the answers handed in are never altered', () => {
    fc.assert(fc.property(scene, ([base, mine]) => {
      const before = structuredClone(base);
      mergeChanges(base, mine);
      expect(base).toEqual(before);
    }));
  });

  test('two people in different fields never disturb each other, in whichever order they save', () => {
    fc.assert(fc.property(scene, ([base, mine, theirs]) => {
      const others = theirs.filter((change) => !mine.some(({ field: name }) => name === change.field));
      const mineFirst = mergeChanges(mergeChanges(base, mine).answers, others);
      const theirsFirst = mergeChanges(mergeChanges(base, others).answers, mine);
      expect(mineFirst.conflicts).toEqual([]);
      expect(theirsFirst.conflicts).toEqual([]);
      expect(mineFirst.answers).toEqual(theirsFirst.answers);
    }));
  });

  test('nothing is overwritten in silence: every value that stood is kept, was seen by the sender, or is told back', () => {
    fc.assert(fc.property(scene, ([base, mine, theirs]) => {
      const stored = mergeChanges(base, theirs).answers;
      const { answers: after, applied, conflicts } = mergeChanges(stored, mine);
      for (const name of new Set([...Object.keys(stored), ...Object.keys(after)])) {
        if (sameAnswer(held(stored, name), held(after, name))) continue;
        const change = applied.find(({ field: f }) => f === name);
        expect(change && sameAnswer(change.from, held(stored, name)) && sameAnswer(held(base, name), held(stored, name))).toBe(true);
      }
      for (const { field: name, to } of mine) {
        const told = conflicts.find(({ field: f }) => f === name);
        expect(sameAnswer(held(after, name), to) || (told && sameAnswer(told.theirs, held(after, name)))).toBe(true);
      }
    }));
  });
});
