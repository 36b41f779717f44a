import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEndCopies } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/**
 * Ends the copy of the directory on one device: the server gives it no more part of its key, and the device wipes it at its next contact.
 * @returns whose copy it was
 * @throws {RefusedError} for who is nobody; {NotFoundError} for a copy that is not theirs to see
 */
export async function endDirectoryCopy(actor: Actor, { id }: { id: string }): Promise<{ personId: string }> {
  if (actor.kind !== 'person' && actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const copy = await tx.directoryCopy.findUnique({ where: { id }, select: { personId: true } });
    if (!copy) throw new NotFoundError('この端末の保存は見つかりませんでした。');
    if (!mayEndCopies(actor, copy.personId)) throw new RefusedError();
    const { count } = await tx.directoryCopy.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date(), endedBy: actor.personId } });
    if (count > 0) await record(tx, { act: 'directory.copy-ended', personId: copy.personId });
    return copy;
  });
}
