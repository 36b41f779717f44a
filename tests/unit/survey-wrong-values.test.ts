import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldSchema, parseField } from '@/lib/survey/questionnaire/answer-schema';
import { answerText } from '@/lib/survey/questionnaire/answer-text';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { type Field, fieldsOf } from '@/lib/survey/questionnaire/fields';
import { inputValue } from '@/lib/survey/drafts/form-values';
import { turnedValues, wrongValues } from '../support/wrong-values';

const fields = fieldsOf(questionnaireFor(2026));
const named = new Map(fields.map((field) => [field.name, field]));

const short = (raw: unknown) => (JSON.stringify(raw) ?? String(raw)).slice(0, 40);

describe('a wrong value is refused with its sentence', () => {
  it('in at least fifty cases, across all kinds', () => {
    expect(wrongValues.length).toBeGreaterThanOrEqual(50);
    expect(new Set(wrongValues.map(({ field }) => named.get(field)!.kind))).toEqual(new Set(fields.map((field) => field.kind)));
  });

  it.each(wrongValues.map((row) => [row.field, short(row.raw), row.why, row] as const))('%s %s (%s)', (_field, _raw, _why, { field, raw, sentence }) => {
    expect(parseField(named.get(field)!, raw)).toEqual({ ok: false, message: sentence });
  });

  it.each(fields.map((field) => [field.name, field] as const))('%s names itself and the remedy', (_name, field) => {
    const result = parseField(field, { nothing: 'of the kind' });
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.message).toContain(`「${field.label}」`);
      expect(result.message).toMatch(/(ください。|てください（単位：[^）]+）。)$/);
    }
  });
});

describe('another way of writing is accepted and turned', () => {
  it.each(turnedValues.map((row) => [row.field, short(row.raw), short(row.value), row] as const))('%s %s → %s', (_field, _raw, _value, { field, raw, value }) => {
    expect(parseField(named.get(field)!, raw)).toEqual({ ok: true, value });
  });
});

// What PostgreSQL's jsonb takes: no NUL, no half of a surrogate pair, no number that JSON cannot write.
function storable(value: unknown): boolean {
  const json = JSON.stringify(value);
  return !json.includes('\\u0000') && !/\\ud[89a-f]/i.test(json) && !/\p{Cs}/u.test(json);
}

const hostile = (field: Field) =>
  fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true, withNullPrototype: true }),
    fc.string({ unit: 'binary' }),
    fc.array(fc.string({ unit: fc.constantFrom('\u0000', '\ud842', '𠮷', '１', ',', '-', '年', '月', '平成', '.', ' ', 'あ', '\u200b') })).map((list) => list.join('')),
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc.tuple(fc.integer({ min: 1985, max: 2030 }), fc.integer({ min: 0, max: 13 })).map(([year, month]) => `${year}年${month}月`),
    fc.shuffledSubarray([...(field.choices ?? []).map((choice) => choice.value), '']),
    fc.constantFrom(...(field.choices ?? []).map((choice) => choice.value), 'yes', true, false, null, ''),
  );

describe('whatever comes', () => {
  it.each(fields.map((field) => [field.name, field] as const))('%s reads it without throwing; what it takes can be stored, shown and read again', (_name, field) => {
    const schema = fieldSchema(field);
    fc.assert(
      fc.property(hostile(field), (raw) => {
        const result = parseField(field, raw);
        expect(schema.safeParse(raw).success).toBe(result.ok);
        if (!result.ok) return;
        const { value } = result;
        if (value === undefined) return;
        expect(storable(value)).toBe(true);
        const stored = JSON.parse(JSON.stringify(value));
        expect(stored).toEqual(value);
        expect(parseField(field, stored)).toEqual({ ok: true, value });
        expect(parseField(field, inputValue(field, stored))).toEqual({ ok: true, value });
        expect(answerText(field, value)).not.toBe('未回答');
      }),
      { numRuns: 150 },
    );
  });
});
