/** How a municipality is looked up; pure, shared by the register's loader (which stores the text) and the search. */

// Character forms that names are written in beside the official one; both sides are folded alike.
const VARIANTS: Record<string, string> = {
  檮: '梼', 龍: '竜', 澤: '沢', 邊: '辺', 邉: '辺', 嶋: '島', 廣: '広', 國: '国', 髙: '高', 﨑: '崎', 濱: '浜', 濵: '浜', 靜: '静',
  礪: '砺', 鰺: '鯵', 籠: '篭', 諫: '諌', 惠: '恵', 齋: '斉', 齊: '斉', 斎: '斉', 曾: '曽', 鹽: '塩', 舘: '館', 灣: '湾', 瀧: '滝', 淵: '渕',
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');

/**
 * Folds what a person types and what the register holds into one form: NFKC (half-width kana, full-width digits),
 * variation selectors and spaces dropped, ヶ/ケ/が after a kanji alike, 之/ノ/の alike, old character forms to new ones,
 * katakana to hiragana, Latin letters to lower case.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, '')
    .replace(/[\s\p{P}\p{Cc}\p{Cf}]/gu, '')
    .replace(VARIANT, (character) => VARIANTS[character]!)
    .replace(/(?<=\p{Script=Han})[ヶケ]/gu, 'が')
    .replace(/(?<=\p{Script=Han})[之ノ]/gu, 'の')
    .replace(/[ァ-ヶ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0x60))
    .toLowerCase();
}

export type Searchable = { code: string; name: string; kana: string; prefecture: { name: string; kana: string }; otherNames: string[] };

/**
 * The text stored in `municipality.search`: each form between spaces, the code last. A form with the prefecture before
 * the name begins with `^` and the length of the prefecture, so that 森 does not find every town of 青森県.
 * Neither a name nor a query holds a space or `^` once normalised.
 */
export function searchText({ code, name, kana, prefecture, otherNames }: Searchable): string {
  const names = [name, kana, ...otherNames].map(normalise);
  const prefectures = [prefecture.name, prefecture.kana].map(normalise);
  const withPrefecture = names.flatMap((form) => prefectures.map((before) => `^${before.length}${before}${form}`));
  return ` ${[...new Set([...names, ...withPrefecture, code])].join(' ')} `;
}

export type Query = { kind: 'empty' } | { kind: 'code'; digits: string } | { kind: 'name'; text: string };

/** Reads what was typed: a code with or without check digit (or its beginning), or a name or its reading. */
export function readQuery(typed: string): Query {
  const text = normalise(typed);
  if (text === '') return { kind: 'empty' };
  return /^\d{1,6}$/.test(text) ? { kind: 'code', digits: text } : { kind: 'name', text };
}

const SUFFIX = /[市区町村]$|(?:し|く|ちょう|まち|むら|そん)$/u;

/**
 * How well a stored text matches a query: 0 the whole name (with or without 市区町村), 1 the beginning of a name,
 * 2 somewhere inside, or null. Sorting by it puts 森町 before 大森町 when 森 was typed.
 */
export function rank(search: string, query: Query): 0 | 1 | 2 | null {
  if (query.kind === 'empty') return null;
  const forms = search.trim().split(' ');
  if (query.kind === 'code') {
    const code = forms.at(-1) ?? '';
    // The check digit alone may be mistyped: the first five digits name the municipality.
    if (query.digits.length >= 5) return code.startsWith(query.digits.slice(0, 5)) ? 0 : null;
    return code.startsWith(query.digits) ? 1 : null;
  }
  const ranks = forms.slice(0, -1).map((form) => rankOfForm(form, query.text)).filter((found) => found !== null);
  return ranks.length > 0 ? (Math.min(...ranks) as 0 | 1 | 2) : null;
}

function rankOfForm(stored: string, text: string): 0 | 1 | 2 | null {
  const form = stored.replace(/^\^\d/, '');
  if (form === text || form.replace(SUFFIX, '') === text) return 0;
  if (stored.startsWith('^')) return text.length >= Number(stored[1]) && form.startsWith(text) ? 1 : null;
  if (form.startsWith(text)) return 1;
  return form.includes(text) ? 2 : null;
}

/** Whether a stored text has exactly this (normalised) name among its forms. */
export const hasName = (search: string, text: string): boolean =>
  search.trim().split(' ').slice(0, -1).some((form) => form.replace(/^\^\d/, '') === text);

/** The pattern for `municipality.search like …`: everything that `rank` may accept. */
export function likePattern(query: Exclude<Query, { kind: 'empty' }>): string {
  const escaped = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);
  return query.kind === 'code' ? `% ${query.digits.slice(0, 5)}%` : `%${escaped(query.text)}%`;
}

/** Whether a six-digit 全国地方公共団体コード ends in its check digit (weights 6 to 2, modulo 11). */
export function hasCheckDigit(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const sum = [...code.slice(0, 5)].reduce((total, digit, i) => total + Number(digit) * (6 - i), 0);
  return String(sum < 11 ? 11 - sum : 11 - (sum % 11)).slice(-1) === code[5];
}
