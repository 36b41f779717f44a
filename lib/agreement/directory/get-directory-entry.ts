import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { distanceKm } from '@/lib/register/distance';
import type { DirectoryEntry } from './directory-entry';
import { openEntry, readContacts, readHelp, readMembers, requireDirectory, sealedEntries } from './read-directory';

export type EntryPage = { entry: DirectoryEntry; prefecture: string; km: number | null; from: string | null; own: boolean; /** Terms and remarks beside what it offers. */ note: string };

/**
 * Whom to call in one municipality, and how; on a page or as a file for a telephone. Another one's is recorded, for its own people to see.
 * @throws {RefusedError} when the actor's municipality has not signed @throws {NotFoundError} for one that is no member
 */
export async function getDirectoryEntry(actor: Actor, { code, as }: { code: string; as: 'page' | 'card' }): Promise<EntryPage> {
  return db.as(actor, async (tx) => {
    const codes = await requireDirectory(tx, actor);
    const { members, prefectures } = await readMembers(tx);
    const member = members.find((one) => one.code === code);
    if (!member) throw new NotFoundError('この市区町村は協定に参加していないため、連絡先がありません。');
    const here = members.find((one) => one.code === codes[0]);
    const [sealed] = sealedEntries([member], await readContacts(tx, [code]), await readHelp(tx, [code]));
    const offers = await tx.catalogueSheet.findUnique({ where: { municipalityCode_side: { municipalityCode: code, side: 'offers' } }, select: { note: true } });
    const own = codes.includes(code);
    if (!own || as === 'card') await record(tx, { act: as === 'card' ? 'directory.card-taken' : 'directory.entry-opened', municipalityCode: code });
    return {
      entry: openEntry(sealed!), prefecture: prefectures[member.prefectureCode]?.name ?? '', own, note: offers?.note ?? '', from: here?.name ?? null,
      km: here?.at && member.at && here.code !== code ? distanceKm(here.at, member.at) : null,
    };
  });
}
