import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { type Dimension, itemByKey, partsOf } from './cross-dimensions';

/** A narrowing: only those with this value. `value` is '' while none is chosen yet. */
export type Narrowing = { by: string; value: string };

/** A free table as its address says it; '' is not chosen. `part` '*' is every part of the question. */
export type CrossQuery = { item: string; part: string; by: string; where: Narrowing[]; first: string; second: string };

/** One sentence a field. */
export type CrossErrors = Partial<Record<'item' | 'part' | 'by' | 'where' | 'first' | 'second', string>>;

export const EVERY_PART = '*';
/** The column of those without a value: not answered, not asked, or no municipality of the register. */
export const NO_VALUE = '*none';
const MOST_NARROWINGS = 8;
const DEFAULT_BY = 'size-100k';

type Params = Record<string, string | string[] | undefined>;

// Out of an address, so anything may stand there.
const cleaned = (text: string): string => text.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, 200);
const listed = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat()).map(cleaned).filter(Boolean);
const only = (value: string | string[] | undefined): string => listed(value)[0] ?? '';

/** What the address asks for, as it stands there. `narrow` names a dimension that is to be narrowed by, its value still open. */
export function readCrossQuery(params: Params): CrossQuery {
  const where = listed(params.where).map((text): Narrowing => {
    const at = text.indexOf(':');
    return at < 0 ? { by: text, value: '' } : { by: text.slice(0, at), value: text.slice(at + 1) };
  });
  const narrow = only(params.narrow);
  return {
    item: only(params.item), part: only(params.part), by: only(params.by) || DEFAULT_BY,
    where: [...where, ...(narrow ? [{ by: narrow, value: '' }] : [])],
    first: only(params.first), second: only(params.second),
  };
}

/** The query of a table's address. */
export function crossAddress(path: string, { item, part, by, where, first, second }: CrossQuery): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ item, part, by })) if (value) query.set(name, value);
  for (const narrowing of where) if (narrowing.value) query.append('where', `${narrowing.by}:${narrowing.value}`);
  if (first) query.set('first', first);
  if (second) query.set('second', second);
  return `${path}?${query}`;
}

const named = (text: string) => `「${text.length > 40 ? `${text.slice(0, 40)}…` : text}」`;

/**
 * The query as far as it can be used, and a sentence for what cannot: that part is left out, or stands at its first choice,
 * and the sentence says so.
 */
export function checkCrossQuery(asked: CrossQuery, questionnaire: Questionnaire, dimensions: Dimension[]): { query: CrossQuery; errors: CrossErrors } {
  const errors: CrossErrors = {};
  const query = { ...asked };
  const item = itemByKey(questionnaire, asked.item);
  if (asked.item && !item) {
    errors.item = `「集計する質問」の${named(asked.item)}は、この年度の調査票にありません。一覧から選んでください。`;
    query.item = '';
  }
  const parts = item ? partsOf(item) : [];
  if (item && asked.part && asked.part !== EVERY_PART && !parts.some(({ part }) => part === asked.part)) {
    errors.part = `「質問の部分」の${named(asked.part)}は、この質問にありません。すべての部分を表にしました。`;
    query.part = '';
  }
  if (!item) query.part = '';
  if (!dimensions.some(({ key }) => key === asked.by)) {
    errors.by = `「列の分け方」の${named(asked.by)}はありません。一覧から選んでください。10万人未満と10万人以上に分けました。`;
    query.by = DEFAULT_BY;
  }
  const usable: Narrowing[] = [];
  for (const narrowing of asked.where) {
    const dimension = dimensions.find(({ key }) => key === narrowing.by);
    if (!dimension) errors.where = `「しぼり込み」の${named(narrowing.by)}はありません。一覧から選んでください。この条件は使いませんでした。`;
    else if (narrowing.value && narrowing.value !== NO_VALUE && dimension.values && !dimension.values.some(({ value }) => value === narrowing.value))
      errors.where = `「しぼり込み」の${named(dimension.label)}に${named(narrowing.value)}はありません。一覧から選んでください。この条件は使いませんでした。`;
    else if (usable.some(({ by, value }) => by === narrowing.by && value === narrowing.value)) continue;
    else if (usable.length === MOST_NARROWINGS) errors.where = `「しぼり込み」は${MOST_NARROWINGS}つまでです。はじめの${MOST_NARROWINGS}つを使いました。`;
    else usable.push(narrowing);
  }
  query.where = usable;
  return { query, errors };
}

/** The columns that are set beside each other: those asked for, else the first two. A sentence where one is not there. */
export function comparedColumns({ first, second }: CrossQuery, keys: string[]): { first: string; second: string; errors: CrossErrors } {
  const errors: CrossErrors = {};
  const pick = (name: 'first' | 'second', asked: string, fallback: string | undefined, label: string) => {
    if (asked === '' || keys.includes(asked)) return asked || (fallback ?? '');
    errors[name] = `「${label}」の${named(asked)}は、この表の列にありません。一覧から選んでください。`;
    return fallback ?? '';
  };
  const one = pick('first', first, keys[0], '比べる列');
  const other = pick('second', second, keys.find((key) => key !== one), '比べる相手の列');
  if (one && one === other) errors.second = '「比べる相手の列」には、「比べる列」と別の列を選んでください。';
  return { first: one, second: other, errors };
}
