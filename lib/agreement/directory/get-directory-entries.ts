import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { differing, type EntriesAnswer, packEntry } from './directory-entry';
import { readUnmet } from './read-unmet';
import { openEntry, readContacts, readHelp, readMembers, requireDirectory, sealedEntries } from './read-directory';

/**
 * The whole directory, or what differs from the tags that a copy holds. What has not changed is not unsealed. Recorded when anything goes out.
 * @param known code to tag; null for everything
 */
export async function getDirectoryEntries(actor: Actor, { known }: { known: Record<string, string> | null }): Promise<EntriesAnswer> {
  return db.as(actor, async (tx) => {
    const [own] = await requireDirectory(tx, actor);
    const { members, prefectures } = await readMembers(tx);
    const all = sealedEntries(members, await readContacts(tx, null), await readHelp(tx, null));
    const { changed, gone } = differing(known ?? {}, all.map(({ member, tag }) => ({ code: member.code, tag })));
    const entries = all.filter(({ member }) => changed.has(member.code));
    if (entries.length > 0) await record(tx, { act: 'directory.taken', municipalityCode: own ?? null, detail: { total: entries.length } });
    const used = new Set(members.map(({ prefectureCode }) => prefectureCode));
    const unmet = known === null ? await readUnmet(tx, actor, null) : null;
    return {
      at: new Date().toISOString(), own: own ?? null, gone,
      prefectures: Object.fromEntries(Object.entries(prefectures).filter(([code]) => used.has(code))),
      entries: entries.map((sealed) => packEntry(openEntry(sealed))), ...(unmet ? { unmet: Object.fromEntries(unmet) } : {}),
    };
  });
}
