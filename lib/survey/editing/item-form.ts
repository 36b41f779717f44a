import type { Item, ItemKind } from '../questionnaire/questionnaire';

// How the secretariat meets the kinds of items: their names, and what the form for a new one asks.

export const KIND_LABEL: Record<Item['kind'], string> = {
  one: '一つ選ぶ', yesno: 'はい・いいえ', many: 'いくつでも選ぶ', ranked: '順位を付けて選ぶ', number: '数', parts: '内訳のある数', yearMonth: '年月', text: '文章', named: '名前', matrix: '表',
};

export const isKind = (text: string): text is ItemKind => Object.hasOwn(KIND_LABEL, text);

/** Which fields the form has for a kind, beside those that every item has. */
export const FIELDS_OF_KIND: Record<ItemKind, string[]> = {
  one: ['choices'],
  yesno: ['unconfirmed'],
  many: ['choices', 'exclusive'],
  ranked: ['choices', 'ranks'],
  number: ['min', 'max', 'unit'],
  parts: ['parts', 'min', 'max', 'unit'],
  yearMonth: ['earliest', 'latest'],
  text: ['maxLength'],
  named: ['suggestions'],
  matrix: ['cell', 'rows', 'choices', 'suggestions'],
};

export const CELL_LABEL = { one: '一つ選ぶ', many: 'いくつでも選ぶ', named: '名前を書く' } as const;

