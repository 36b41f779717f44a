import { distanceKm } from '../../register/distance';
import { normalise, type Query, rank, readQuery, searchText } from '../../register/search';
import { type DirectoryEntry, type EntriesAnswer, type Help, NO_HELP, type Place, type Prefectures, unpackEntry } from './directory-entry';
import { type HelpAsked, helpFilter, NO_HELP_ASKED, readHelpAsked } from './help-search';

// Finding a member while typing: the same rule on the server (form by GET), in the page and in the copy without network.

export const SHOWN_AT_ONCE = 50;
/** Each key draws the list anew: fewer rows, and the others at a press. */
export const SHOWN_WHILE_TYPING = 15;

export const directoryOrders = { near: '近い順', kana: '読みの順', code: '団体コードの順' } as const;
export type DirectoryOrder = keyof typeof directoryOrders;
export type DirectoryAsked = { q: string; prefecture: string; standing: '' | 'member' | 'suspended'; order: DirectoryOrder } & HelpAsked;
export const NOTHING_ASKED = { q: '', prefecture: '', standing: '', ...NO_HELP_ASKED } as const;

type Names = Pick<DirectoryEntry, 'code' | 'name' | 'kana' | 'prefectureCode' | 'status' | 'at'>;
export type Searched = { code: string; prefectureCode: string; status: string; kana: string; km: number | null; search: string; people: string[]; help: Help; /** Duties not met; null: not for this person to know. */ unmet: number | null };

/** What is folded once, so that each key costs only comparisons. */
export function prepareSearch(
  entry: Names & { contacts: { name: string; kana: string; department: string }[]; help?: Help },
  prefectures: Prefectures, from: Place | null, { search, unmet = null }: { search?: string; unmet?: number | null } = {},
): Searched {
  const prefecture = prefectures[entry.prefectureCode] ?? { name: '', kana: '' };
  return {
    code: entry.code, prefectureCode: entry.prefectureCode, status: entry.status, kana: normalise(entry.kana),
    km: from && entry.at ? distanceKm(from, entry.at) : null,
    search: search ?? searchText({ code: entry.code, name: entry.name, kana: entry.kana, prefecture, otherNames: [] }),
    people: entry.contacts.flatMap(({ name, kana, department }) => [normalise(name), normalise(kana), normalise(department)]).filter(Boolean),
    help: entry.help ?? NO_HELP, unmet,
  };
}

export type Loaded = { prefectures: Prefectures; all: (Searched & { entry: DirectoryEntry })[] };

/** All entries as they came, ready to be searched; distances from the municipality whose people took them. */
export function prepareAll({ own, prefectures, entries, unmet }: Pick<EntriesAnswer, 'own' | 'prefectures' | 'entries' | 'unmet'>): Loaded {
  const all = entries.map(unpackEntry);
  const here = all.find(({ code }) => code === own)?.at ?? null;
  return { prefectures, all: all.map((entry) => ({ entry, ...prepareSearch(entry, prefectures, here, { unmet: unmet?.[entry.code] ?? null }) })) };
}

/** How well a member answers one word: 0 its name, 1 the beginning of a name or of a person's, 2 inside, null not at all. */
function rankOfWord(entry: Searched, query: Query): number | null {
  if (query.kind === 'empty') return null;
  // What stands nowhere in the text need not be taken apart (the same as the register's likePattern).
  const ofName = entry.search.includes(query.kind === 'code' ? query.digits.slice(0, 5) : query.text) ? rank(entry.search, query) : null;
  if (ofName === 0 || query.kind === 'code') return ofName;
  let best: number | null = ofName;
  for (const person of entry.people) {
    const at = person.indexOf(query.text);
    if (at >= 0) best = Math.min(best ?? 9, at === 0 ? 1 : 2);
  }
  return best;
}

type Answering<T> = { entry: T; rank: number };

function answering<T extends Searched>(all: T[], asked: DirectoryAsked): Answering<T>[] {
  const { q, prefecture, standing } = asked;
  const helps = helpFilter(asked);
  const words = q.split(/[\s　]+/u).map(readQuery).filter(({ kind }) => kind !== 'empty');
  const found: Answering<T>[] = [];
  for (const entry of all) {
    if (prefecture && entry.prefectureCode !== prefecture) continue;
    if (standing && entry.status !== standing) continue;
    if (helps && !helps(entry)) continue;
    let sum: number | null = 0;
    for (const word of words) {
      const one = rankOfWord(entry, word);
      if (one === null) { sum = null; break; }
      sum += one;
    }
    if (sum !== null) found.push({ entry, rank: sum });
  }
  return found;
}

/** How many would be found, without putting them in order. */
export const countMembers = (all: Searched[], asked: DirectoryAsked): number => answering(all, asked).length;

/** The members that answer all words and choices, best first; what is near or reads first stands first among equals. */
export function findMembers<T extends Searched>(all: T[], asked: DirectoryAsked): T[] {
  const compare = { near: (a: T, b: T) => (a.km ?? Infinity) - (b.km ?? Infinity) || byKana(a, b), kana: byKana, code: byCode }[asked.order];
  return answering(all, asked).sort((a, b) => a.rank - b.rank || compare(a.entry, b.entry) || byCode(a.entry, b.entry)).map(({ entry }) => entry);
}

// Infinity - Infinity is no number: `||` goes on to the reading, as for equals.
const byCode = (a: Searched, b: Searched) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
const byKana = (a: Searched, b: Searched) => (a.kana < b.kana ? -1 : a.kana > b.kana ? 1 : 0);

const one = (value: unknown): string => (Array.isArray(value) ? one(value[0]) : typeof value === 'string' ? value : '');

/**
 * What an address or a form asks for; what it does not know it takes as not asked.
 * @param hasPlace whether there is a place from which to measure
 * @param allStates whether the states of all duties may be asked (事務局)
 */
export function readAsked(query: Record<string, unknown>, { hasPlace, allStates }: { hasPlace: boolean; allStates: boolean }): DirectoryAsked & { page: number } {
  const order = one(query.order);
  const standing = one(query.standing);
  const page = Number(one(query.page));
  return {
    q: one(query.q).slice(0, 100),
    prefecture: /^\d{2}$/.test(one(query.prefecture)) ? one(query.prefecture) : '',
    standing: standing === 'member' || standing === 'suspended' ? standing : '',
    ...readHelpAsked((name) => one(query[name]), allStates),
    order: Object.hasOwn(directoryOrders, order) && (order !== 'near' || hasPlace) ? (order as DirectoryOrder) : hasPlace ? 'near' : 'kana',
    page: Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1,
  };
}

/** The address that asks for just this. */
export function askedAddress({ q, prefecture, standing, state, lend, amount, days, order }: DirectoryAsked, page = 1): string {
  const query = new URLSearchParams(Object.entries({ q, prefecture, standing, state, lend, amount, days, order }).filter(([, value]) => value));
  if (page > 1) query.set('page', String(page));
  return `/directory${query.size > 0 ? `?${query}` : ''}`;
}
