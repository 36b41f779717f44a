import 'server-only';
import { cache } from 'react';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { DirectoryEntry, Prefectures } from './directory-entry';
import { type DirectoryAsked, findMembers, prepareSearch, readAsked, SHOWN_AT_ONCE } from './directory-search';
import { openEntry, readContacts, readMembers, requireDirectory, sealedEntries } from './read-directory';

export type Listed = { entry: DirectoryEntry; km: number | null };
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
};

/** One page of whom to call, found by what the address asks for. Only what is shown is unsealed; that it was opened is recorded. */
export async function listDirectory(actor: Actor, query: Record<string, string | string[] | undefined>): Promise<DirectoryPage> {
  return db.as(actor, async (tx) => {
    const [own] = await requireDirectory(tx, actor);
    const { members, prefectures } = await readMembers(tx);
    const here = members.find(({ code }) => code === own);
    const { page, ...asked } = readAsked(query, Boolean(here?.at));
    const names = asked.q ? await readContacts(tx, null) : [];
    const found = findMembers(
      sealedEntries(members, names).map((sealed) => ({ sealed, ...prepareSearch({ ...sealed.member, contacts: sealed.contacts }, prefectures, here?.at ?? null, sealed.member.search) })),
      asked,
    );
    const last = Math.max(1, Math.ceil(found.length / SHOWN_AT_ONCE));
    const at = Math.min(page, last);
    const onPage = found.slice((at - 1) * SHOWN_AT_ONCE, at * SHOWN_AT_ONCE);
    const contacts = asked.q ? null : await readContacts(tx, onPage.map(({ code }) => code));
    const entries = contacts ? sealedEntries(onPage.map(({ sealed }) => sealed.member), contacts) : onPage.map(({ sealed }) => sealed);
    await record(tx, { act: 'directory.opened', municipalityCode: own ?? null, detail: { total: onPage.length } });
    const present = new Set(members.map(({ prefectureCode }) => prefectureCode));
    return {
      asked, page: at, total: members.length, found: found.length, prefectures, from: here?.at ? here.name : null,
      shown: entries.map((sealed, i) => ({ entry: openEntry(sealed), km: onPage[i]!.km })),
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
