import { schemes } from '@/lib/register/bands';
import { OTHER_NAME } from '@/lib/survey/questionnaire/cells';
import { fieldsOfItem, itemsOf } from '@/lib/survey/questionnaire/fields';
import { indicatorPart, indicators } from '@/lib/survey/questionnaire/indicators';
import type { Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { BRACKETS, bracketOf, bracketWords } from '../counting/brackets';

export type Value = { value: string; label: string };

/** What municipalities can be split by, or narrowed down to: a band scheme, the prefecture, or another question. */
export type Dimension = {
  /** As it stands in an address: a scheme's key, `prefecture`, or `q.` and a question's part, e.g. `q.server-location.juki`. */
  key: string;
  label: string;
  group: string;
  /** The item and part whose cells are read; null for what is known of the respondent itself. */
  cells: { item: string; part: string } | null;
  /** null: as they are found (names, years). */
  values: Value[] | null;
  /** Numbers count in their bracket, months in their year. */
  valueOf: (cell: string) => string;
  labelOf: (value: string) => string;
  /** One respondent can have several values at once. */
  several: boolean;
};

export type QuestionPart = { part: string; label: string };

export const PREFECTURE = 'prefecture';
const QUESTION = 'q.';
const REGISTER_GROUP = '市区町村の区分';

/** Every way of splitting that a year knows, in the order of the form; `prefectures` are those of its respondents. */
export function dimensionsOf(questionnaire: Questionnaire, prefectures: { code: string; name: string }[]): Dimension[] {
  const known = (key: string, label: string, values: Value[]): Dimension => ({
    key, label, group: REGISTER_GROUP, cells: null, values, valueOf: (cell) => cell, labelOf: (value) => values.find((one) => one.value === value)?.label ?? value, several: false,
  });
  return [
    ...schemes.map(({ key, label, bands }) => known(key, label, bands.map((band) => ({ value: band.key, label: band.label })))),
    known(PREFECTURE, '都道府県', prefectures.map(({ code, name }) => ({ value: code, label: name }))),
    ...questionnaire.sections.flatMap(({ number, title, items }) => items.flatMap((item) => questionDimensions(item).map((dimension) => ({ ...dimension, group: `${number} ${title}` })))),
  ];
}

function questionDimensions(item: Item): Dimension[] {
  const fields = fieldsOfItem(item).flatMap((field): Dimension[] => {
    if (field.role === 'remark' || field.role === 'unconfirmed' || field.kind === 'text' || field.kind === 'flag') return [];
    const part = field.name === item.key ? '' : field.name.slice(item.key.length + 1);
    const several = field.kind === 'many' || field.kind === 'ranked';
    const base = { key: `${QUESTION}${field.name}`, label: field.label, group: '', cells: { item: item.key, part }, several };
    if (field.kind === 'number') return [{ ...base, values: BRACKETS.map(({ value, label }) => ({ value, label: bracketWords(label, field.unit ?? '') })), valueOf: (cell) => bracketOf(Number(cell)).value, labelOf: (value) => bracketWords(BRACKETS.find((one) => one.value === value)?.label ?? value, field.unit ?? '') }];
    if (field.kind === 'yearMonth') return [{ ...base, values: null, valueOf: (cell) => cell.slice(0, 4), labelOf: (value) => `${value}年` }];
    if (field.kind === 'named') return [{ ...base, values: null, valueOf: (cell) => cell, labelOf: (value) => (value === OTHER_NAME ? 'その他の事業者' : value) }];
    const values = (field.choices ?? []).map(({ value, label }) => ({ value, label }));
    return [{ ...base, values, valueOf: (cell) => cell, labelOf: (value) => values.find((one) => one.value === value)?.label ?? value }];
  });
  const yesNo = [{ value: 'yes', label: '当てはまる' }, { value: 'no', label: '当てはまらない' }];
  const derived = indicators.filter((indicator) => indicator.item === item.key).map(({ key, label }): Dimension => ({
    key: `${QUESTION}${item.key}.${indicatorPart(key)}`, label: `${item.number} ${label}（まとめた数）`, group: '', cells: { item: item.key, part: indicatorPart(key) }, several: false,
    values: yesNo, valueOf: (cell) => cell, labelOf: (value) => yesNo.find((one) => one.value === value)?.label ?? value,
  }));
  return [...fields, ...derived];
}

/** The parts of an item that a table can be limited to, as `tabulate` names them. */
export function partsOf(item: Item): QuestionPart[] {
  const rows = item.kind === 'matrix' ? (item.rows ?? []) : item.kind === 'parts' ? [{ key: 'total', label: '合計' }, ...(item.parts ?? [])] : [];
  const places = item.kind === 'ranked' ? Array.from({ length: item.ranks ?? 0 }, (_, i) => ({ part: `${i + 1}`, label: `${i + 1}番目` })) : [];
  const whole = item.kind === 'matrix' || item.kind === 'parts' ? [] : [{ part: '', label: item.kind === 'ranked' ? '順位を問わず' : item.label }];
  return [...whole, ...rows.map(({ key, label }) => ({ part: key, label })), ...places, ...(item.followUps ?? []).map(({ key, label }) => ({ part: key, label }))];
}

export const itemByKey = (questionnaire: Questionnaire, key: string): Item | undefined => itemsOf(questionnaire).find((item) => item.key === key);
