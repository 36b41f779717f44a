import * as z from 'zod/mini';
import type { Field } from './fields';
import type { AnswerValue } from './questionnaire';
import { readYearMonth, westernYearMonth } from './year-month';

// The one schema of a field: the form, the saving route and the paper entry all read a value through it.

type Parsed = { ok: true; value: AnswerValue | undefined } | { ok: false; message: string };

const NAMED_LENGTH = 200;
const EARLIEST = '1950-01';
const LATEST = '2099-12';

const isBlank = (raw: unknown): boolean => raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');

/** Not answered becomes undefined; a list of one stands for its one value, as checkboxes and repeated controls send it. */
const single = (raw: unknown): unknown => {
  const value = Array.isArray(raw) && raw.length <= 1 ? raw[0] : raw;
  return isBlank(value) ? undefined : value;
};

const list = (raw: unknown): unknown[] | undefined => {
  const values = (Array.isArray(raw) ? raw : [raw]).filter((v) => !isBlank(v));
  return values.length > 0 ? values : undefined;
};

const count = new Intl.NumberFormat('ja-JP');
const sameUnits: Record<string, string> = { 人: '人|名', 台: '台', 時間: '時間|h', か所: '[かヶケカ]所|箇所|個所' };

/** A unit typed by the secretariat, as the number beside it is read. */
const asWritten = (unit: string): string => unit.normalize('NFKC').replace(/\s/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** '１，２００人' → 1200. What is no whole number stays as it is, for the check to refuse. */
function readNumber(raw: unknown, unit: string | undefined): unknown {
  const value = single(raw);
  if (typeof value === 'number') return value + 0; // -0 is no number of people, and JSON would drop its sign
  if (typeof value !== 'string') return value;
  const plain = value.normalize('NFKC').replace(/\s/g, '').replace(/^[−‐–—ー▲△]/, '-');
  const bare = unit ? plain.replace(new RegExp(`(?:${sameUnits[unit] ?? asWritten(unit)})$`), '') : plain;
  return /^-?(\d+|\d{1,3}(,\d{3})+)$/.test(bare) ? Number(bare.replaceAll(',', '')) + 0 : value;
}

function numberSentence({ label, min = 0, max, unit }: Field): string {
  const range = max === undefined ? `${count.format(min)}以上` : `${count.format(min)}から${count.format(max)}まで`;
  return `「${label}」は、${range}の整数で入力してください${unit ? `（単位：${unit}）` : ''}。`;
}

// Control characters other than tab and line break, and halves of a surrogate pair: PostgreSQL's jsonb refuses them.
const unstorable = (text: string): boolean => /[^\P{Cc}\t\n]|\p{Cs}/u.test(text);

function textSchema(field: Field) {
  const maxLength = field.maxLength ?? NAMED_LENGTH;
  const oneLine = field.kind === 'named';
  const read = (raw: unknown): unknown => {
    const value = single(raw);
    if (typeof value !== 'string') return value;
    const text = value.replace(/\r\n?/g, '\n').trim();
    return oneLine ? text.replace(/[\n\t]+/g, ' ') : text;
  };
  return z.pipe(
    z.transform(read),
    z.optional(
      z.string(`「${field.label}」は、文字で入力してください。`).check(
        z.refine((text) => !unstorable(text), `「${field.label}」に、目に見えない制御文字など保存できない文字が含まれています。その文字を消すか、入力し直してください。`),
        // Characters as people count them: 𠮷 is one.
        z.refine((text) => [...text].length <= maxLength, `「${field.label}」は、${count.format(maxLength)}文字以内で入力してください。`),
      ),
    ),
  );
}

function yearMonthSchema(field: Field) {
  const { label, earliest = EARLIEST, latest = LATEST } = field;
  const read = (raw: unknown): unknown => {
    const value = single(raw);
    return typeof value === 'string' ? (readYearMonth(value) ?? null) : value;
  };
  return z.pipe(
    z.transform(read),
    z.optional(
      z.string(`「${label}」は、年と月を「2011年12月」または「平成23年12月」のように入力してください。`).check(
        z.refine((month) => month >= earliest && month <= latest, `「${label}」は、${westernYearMonth(earliest)}から${westernYearMonth(latest)}までの年月で入力してください。`),
      ),
    ),
  );
}

function choiceSchema(field: Field) {
  const values = (field.choices ?? []).map((choice) => choice.value);
  const ranks = field.ranks ?? values.length;
  switch (field.kind) {
    case 'many':
      return z.pipe(
        z.pipe(z.transform(list), z.optional(z.array(z.enum(values, `「${field.label}」は、示された選択肢の中から選んでください。`)))),
        z.transform((chosen) => chosen && values.filter((value) => chosen.includes(value))),
      );
    case 'ranked':
      return z.pipe(
        z.transform((raw: unknown) => (list(raw) ? withoutTrailingBlanks(raw) : undefined)),
        z.optional(
          z
            .array(z.enum(values, `「${field.label}」は、1番目から順に、示された選択肢の中から選んでください。`))
            .check(
              z.refine((chosen) => new Set(chosen).size === chosen.length, `「${field.label}」で同じものが2回選ばれています。順位ごとに別のものを選んでください。`),
              z.refine((chosen) => chosen.length <= ranks, `「${field.label}」は、${ranks}つまでで選んでください。`),
            ),
        ),
      );
    default:
      return z.pipe(z.transform(single), z.optional(z.enum(values, `「${field.label}」は、示された選択肢の中から1つだけ選んでください。`)));
  }
}

// A gap between ranks is kept, for the check to refuse: moving an answer up would change what it says.
function withoutTrailingBlanks(raw: unknown): unknown[] {
  const values: unknown[] = Array.isArray(raw) ? raw : [raw];
  return values.slice(0, values.findLastIndex((v) => !isBlank(v)) + 1);
}

/**
 * The schema of one field: raw value (of a form control or of JSON) → stored value, undefined when not answered.
 * Every refusal is one Japanese sentence that names the field and the remedy. Full-width digits, thousands separators
 * and the field's unit are accepted and turned; characters outside the basic plane are kept.
 */
export function fieldSchema(field: Field): z.ZodMiniType<AnswerValue | undefined> {
  switch (field.kind) {
    case 'number': {
      const sentence = numberSentence(field);
      const { min = 0, max = Number.MAX_SAFE_INTEGER } = field;
      return z.pipe(z.transform((raw: unknown) => readNumber(raw, field.unit)), z.optional(z.int(sentence).check(z.gte(min, sentence), z.lte(max, sentence))));
    }
    case 'yearMonth':
      return yearMonthSchema(field);
    case 'text':
    case 'named':
      return textSchema(field);
    case 'flag':
      return z.pipe(
        z.transform((raw: unknown) => { const v = single(raw); return v === 'yes' ? true : v === false ? undefined : v; }),
        z.optional(z.literal(true, `「${field.label}」は、チェックを付けるか外すかで答えてください。`)),
      );
    default:
      return choiceSchema(field);
  }
}

/** Reads one raw value through the field's schema. Never throws. */
export function parseField(field: Field, raw: unknown): Parsed {
  const result = fieldSchema(field).safeParse(raw);
  return result.success ? { ok: true, value: result.data } : { ok: false, message: result.error.issues[0]!.message };
}
