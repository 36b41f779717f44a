import { parseField } from '../questionnaire/answer-schema';
import type { Field } from '../questionnaire/fields';
import { contested, type FormerLabels, noFormer } from '../questionnaire/former-labels';
import type { AnswerValue } from '../questionnaire/questionnaire';
import { westernYearMonth } from '../questionnaire/year-month';
import { CHOSEN } from './layout';

/** What a cell holds, as the file says it. `error` is #REF! and its like. */
export type RawCell = { kind: 'text' | 'number' | 'boolean' | 'error'; value: string | number | boolean; formula: boolean };

type Book = { date1904?: boolean; former?: FormerLabels };
type Read = { ok: true; value: AnswerValue | undefined } | { ok: false; message: string };

const MAX_CELL = 32_767; // characters a spreadsheet keeps in a cell

/** What the field's answer cells hold for a stored value; null for an empty cell. */
export function cellsOfValue(field: Field, value: AnswerValue | undefined): (string | number | null)[] {
  const choices = field.choices ?? [];
  const label = (chosen: unknown) => choices.find((choice) => choice.value === chosen)?.label ?? null;
  switch (field.kind) {
    case 'many':
      return choices.map((choice) => (Array.isArray(value) && value.includes(choice.value) ? CHOSEN : null));
    case 'ranked':
      return Array.from({ length: field.ranks ?? choices.length }, (_, i) => (Array.isArray(value) ? label(value[i]) : null));
    case 'one':
      return [label(value)];
    case 'flag':
      return [value === true ? CHOSEN : null];
    case 'number':
      return [typeof value === 'number' ? value : null];
    case 'yearMonth':
      return [typeof value === 'string' ? westernYearMonth(value) : null];
    default:
      return [typeof value === 'string' ? value : null];
  }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Whether a cell is left empty, as far as a person can see. */
export const isEmptyCell = (cell: RawCell | undefined): boolean => cell === undefined || (cell.kind === 'text' && !cell.formula && String(cell.value).trim() === '');

/**
 * The value that a field's answer cells stand for, read through the field's one schema.
 * @param cells in the order of cellLabels
 * @param book date1904: whether the file counts days from 1904 · former: words that a choice had before an erratum
 */
export function valueOfCells(field: Field, cells: (RawCell | undefined)[], book: Book = {}): Read {
  const given = cells.map((cell) => (isEmptyCell(cell) ? undefined : cell));
  if (given.some((cell) => cell?.formula)) return { ok: false, message: `「${field.label}」に数式が入っています。数式を消して、回答そのものを入力してください。` };
  const broken = given.find((cell) => cell?.kind === 'error');
  if (broken) return { ok: false, message: `「${field.label}」のセルがエラー（${String(broken.value)}）になっています。回答を入力し直してください。` };
  const raws: unknown[] = [];
  for (const cell of given) {
    const read = rawOf(field, cell, book);
    if (!read.ok) return read;
    raws.push(read.raw);
  }
  if (field.kind === 'many') return parsed(field, (field.choices ?? []).filter((_, i) => raws[i] !== null).map(({ value }) => value));
  return parsed(field, field.kind === 'ranked' ? raws.map((raw) => raw ?? '') : (raws[0] ?? null));
}

function parsed(field: Field, raw: unknown): Read {
  const read = parseField(field, raw);
  return read.ok ? { ok: true, value: read.value } : read;
}

const CHOSEN_MARKS = new Set(['○', '〇', '◯', '◎', '●', '✓', '✔', '☑', 'レ', '1', 'はい', 'TRUE'].map(plain));

/** One cell as parseField takes it; null when it is empty. */
function rawOf(field: Field, cell: RawCell | undefined, { date1904 = false, former = noFormer }: Book): { ok: true; raw: unknown } | { ok: false; message: string } {
  if (!cell) return { ok: true, raw: null };
  const text = typeof cell.value === 'boolean' ? (cell.value ? 'TRUE' : 'FALSE') : String(cell.value);
  switch (field.kind) {
    case 'many':
    case 'flag':
      if (CHOSEN_MARKS.has(plain(text))) return { ok: true, raw: 'yes' };
      return { ok: false, message: `「${field.label}」に「${shortened(text)}」は使えません。当てはまるときは「${CHOSEN}」を選び、当てはまらないときは空欄にしてください。` };
    case 'one':
    case 'ranked': {
      if (contested(field.choices ?? [], text.trim(), former)) return { ok: false, message: `「${field.label}」の選択肢「${shortened(text)}」は、正誤の前と後で別の選択肢を指します。この項目は画面で回答してください。` };
      const choice = choiceOf(field, text, former);
      if (choice) return { ok: true, raw: choice };
      return { ok: false, message: `「${field.label}」に「${shortened(text)}」という選択肢はありません。セルの一覧から選んでください。` };
    }
    case 'number':
      // A number's own text would be 1e+21 for what nobody means; the schema refuses it with its sentence.
      return { ok: true, raw: cell.kind === 'number' ? cell.value : text };
    case 'yearMonth':
      return { ok: true, raw: cell.kind === 'number' ? monthOfNumber(Number(cell.value), date1904) : text };
    default:
      return { ok: true, raw: text };
  }
}

function choiceOf({ choices = [] }: Field, text: string, former: FormerLabels): string | undefined {
  const exact = choices.find(({ label }) => label === text.trim());
  if (exact) return exact.value;
  const alike = choices.filter((choice) => [choice.label, ...(former.get(choice) ?? [])].some((label) => plain(label) === plain(text)));
  return alike.length === 1 ? alike[0]!.value : undefined;
}

const DAYS_1904 = 1462;

/** 201112 as typed; a day's number as a spreadsheet stores a date (after 1954, before 2119) becomes its month. */
function monthOfNumber(value: number, date1904: boolean): string {
  const days = date1904 ? value + DAYS_1904 : value;
  if (days < 20_000 || days > 80_000) return String(value);
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000);
  return `${date.getUTCFullYear()}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
}

const shortened = (text: string): string => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text);

/** The value at the time of the download, beside the field's name: what a row was torn from shows. */
export function baseText(field: Field, value: AnswerValue | undefined): string {
  const text = `${field.name}=${value === undefined ? '' : JSON.stringify(value)}`;
  return text.length > MAX_CELL ? `${field.name}!` : text;
}

/** @returns the field and the value that the cell speaks of; `known` is false when the value can't be read */
export function readBase(text: string): { field: string; known: boolean; value: unknown } | null {
  const match = /^([^=!\s]+)([=!])([\s\S]*)$/.exec(text.trim()); // no part can take another's characters: linear
  if (!match) return null;
  const [, field, sign, json] = match;
  if (sign === '!') return { field: field!, known: false, value: null };
  if (json === '') return { field: field!, known: true, value: null };
  try {
    return { field: field!, known: true, value: JSON.parse(json!) as unknown };
  } catch {
    return { field: field!, known: false, value: null };
  }
}
