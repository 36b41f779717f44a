import 'server-only';
import { mayEndCopies } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { COPY_DAYS } from './copy-envelope';

export type CopyOnDevice = { id: string; browser: string; madeAt: Date; renewedAt: Date; /** Unreadable from then on without the server. */ until: Date; endedAt: Date | null; wipedAt: Date | null };

const DAYS = COPY_DAYS * 24 * 60 * 60 * 1000;
const SHOWN = 50;

/**
 * The devices on which somebody keeps a copy of the directory that could still be opened, newest first; an ended one until its 30 days are over. What a
 * device has wiped by itself is not told.
 * @throws {RefusedError} for another person's, except for 事務局
 */
export async function listDirectoryCopies(actor: Actor, { personId }: { personId: string }): Promise<CopyOnDevice[]> {
  if (!mayEndCopies(actor, personId)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const rows = await tx.directoryCopy.findMany({
      where: { personId, renewedAt: { gt: new Date(Date.now() - DAYS) }, OR: [{ endedAt: null }, { endedBy: { not: null } }] },
      orderBy: { madeAt: 'desc' }, take: SHOWN, select: { id: true, browser: true, madeAt: true, renewedAt: true, endedAt: true, wipedAt: true },
    });
    return rows.map((row) => ({ ...row, until: new Date(row.renewedAt.getTime() + DAYS) }));
  });
}
