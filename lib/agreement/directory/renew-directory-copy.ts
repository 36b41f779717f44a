import 'server-only';
import { record } from '@/lib/audit/record';
import { keyedHash, newToken, tokenHash } from '@/lib/people/keys';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { COPY_DAYS } from './copy-envelope';
import { CopyEndedError, copyToken, readCopyToken } from './copy-token';
import { requireDirectory } from './read-directory';
import { THE_AGREEMENT } from '../the-agreement';

export type CopyAnswer = { copy: string; renewed: { part: string; until: string } | null };

/**
 * A device with a copy of the directory, or about to make one, asks whether it may. To the copy's own person, signed in, the server's part of
 * the key is given for another 30 days; to anyone else only that the copy may stay.
 * @param copy what the server gave with the first part; null for a new copy
 * @param browser by which its person knows the device again
 * @throws {CopyEndedError} when the copy was ended, the person has been removed, or their municipality is no longer a member
 */
export async function renewDirectoryCopy(actor: Actor, { copy, browser = '' }: { copy: string | null; browser?: string }): Promise<CopyAnswer> {
  const held = copy === null ? null : readCopyToken(copy);
  const answer = await db.as(actor, async (tx): Promise<CopyAnswer | null> => {
    if (held) {
      const [row] = await tx.$queryRaw<{ may: boolean }[]>`
        select ally.may_keep_directory(${held.person}::uuid, ${THE_AGREEMENT}) and not ally.directory_copy_ended(${tokenHash(held.id)}) as may`;
      if (!row?.may) {
        await tx.$queryRaw`select ally.directory_copy_wiped(${tokenHash(held.id)})::text`;
        return null; // thrown after the transaction, which would otherwise take it back
      }
      if (!('personId' in actor) || actor.personId !== held.person) return { copy: copy!, renewed: null };
    }
    const [own] = await requireDirectory(tx, actor);
    const person = 'personId' in actor ? actor.personId : '';
    const id = held?.id ?? newToken();
    // A copy made before copies had rows gets its own here.
    await tx.directoryCopy.upsert({ where: { tokenHash: tokenHash(id) }, create: { personId: person, agreementId: THE_AGREEMENT, tokenHash: tokenHash(id), browser }, update: { renewedAt: new Date(), ...(browser ? { browser } : {}) }, select: { id: true } });
    if (held) await record(tx, { act: 'directory.renewed', municipalityCode: own ?? null });
    else await record(tx, { act: 'directory.kept', municipalityCode: own ?? null });
    const until = new Date(Date.now() + COPY_DAYS * 24 * 60 * 60 * 1000).toISOString();
    return { copy: copy ?? copyToken(person, id), renewed: { part: keyedHash('directory copy part', id), until } };
  });
  if (!answer) throw new CopyEndedError();
  return answer;
}
