import 'server-only';
import { cache } from 'react';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { mayRunAgreement } from '@/lib/people/access';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { DirectoryEntry, Prefectures } from './directory-entry';
import { type DirectoryAsked, findMembers, prepareSearch, readAsked, SHOWN_AT_ONCE } from './directory-search';
import { type Loosening, loosenings } from './loosen';
import { readUnmet } from './read-unmet';
import { openEntry, readContacts, readHelp, readMembers, requireDirectory, sealedEntries } from './read-directory';

export type Listed = { entry: DirectoryEntry; km: number | null; /** Duties not met; null: not for this person to know. */ unmet: number | null };
export type DirectoryPage = {
  asked: DirectoryAsked;
  page: number;
  /** Members in all, and those that were found. */
  total: number;
  found: number;
  shown: Listed[];
  prefectures: Prefectures;
  /** Prefectures that have members, in the order of their codes. */
  choices: { code: string; name: string }[];
  /** The municipality from which distances are told; null where its office has no place on the map. */
  from: string | null;
  /** Whether the states of all duties may be asked (事務局). */
  allStates: boolean;
  /** Where nobody was found: what to leave out. */
  loosen: Loosening[];
};

/** One page of whom to call, found by what the address asks for. Only what is shown is unsealed; that it was opened is recorded. */
export async function listDirectory(actor: Actor, query: Record<string, string | string[] | undefined>): Promise<DirectoryPage> {
  return db.as(actor, async (tx) => {
    const [own] = await requireDirectory(tx, actor);
    const { members, prefectures } = await readMembers(tx);
    const here = members.find(({ code }) => code === own);
    const allStates = mayRunAgreement(actor);
    const { page, ...asked } = readAsked(query, { hasPlace: Boolean(here?.at), allStates });
    const names = asked.q ? await readContacts(tx, null) : [];
    // Everybody's help is read only where it narrows the search.
    const narrowed = asked.lend || asked.state ? await readHelp(tx, null) : undefined;
    const duties = asked.state === 'met' || asked.state === 'unmet' ? await readUnmet(tx, actor, null) : null;
    const all = sealedEntries(members, names, narrowed).map((sealed) => ({
      sealed, ...prepareSearch({ ...sealed.member, contacts: sealed.contacts, help: sealed.help }, prefectures, here?.at ?? null, { search: sealed.member.search, unmet: duties?.get(sealed.member.code) ?? null }),
    }));
    const found = findMembers(all, asked);
    const last = Math.max(1, Math.ceil(found.length / SHOWN_AT_ONCE));
    const at = Math.min(page, last);
    const onPage = found.slice((at - 1) * SHOWN_AT_ONCE, at * SHOWN_AT_ONCE);
    const codes = onPage.map(({ code }) => code);
    const contacts = asked.q ? onPage.flatMap(({ sealed }) => sealed.contacts) : await readContacts(tx, codes);
    const entries = sealedEntries(onPage.map(({ sealed }) => sealed.member), contacts, narrowed ?? (await readHelp(tx, codes)));
    const unmet = duties ?? (await readUnmet(tx, actor, codes));
    await record(tx, { act: 'directory.opened', municipalityCode: own ?? null, detail: { total: onPage.length } });
    const present = new Set(members.map(({ prefectureCode }) => prefectureCode));
    return {
      asked, page: at, total: members.length, found: found.length, prefectures, from: here?.at ? here.name : null,
      shown: entries.map((sealed, i) => ({ entry: openEntry(sealed), km: onPage[i]!.km, unmet: unmet?.get(sealed.member.code) ?? null })),
      allStates, loosen: found.length > 0 ? [] : loosenings(all, asked),
      choices: Object.entries(prefectures).filter(([code]) => present.has(code)).map(([code, { name }]) => ({ code, name })).sort((a, b) => a.code.localeCompare(b.code)),
    };
  });
}

/** Whether to show the way to the directory at all. */
export const usesDirectory = cache(async (actor: Actor): Promise<boolean> => {
  if (actor.kind === 'secretariat') return true;
  if (actor.kind !== 'person' || actor.editorOf.length + actor.approverOf.length === 0) return false;
  try {
    return (await db.as(actor, (tx) => requireDirectory(tx, actor))).length > 0;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
});
