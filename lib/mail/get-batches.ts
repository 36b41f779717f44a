import 'server-only';
import { mayRunMail } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { progressOf } from './message-states';

export type BatchProgress = { id: string; kind: string; createdAt: Date; total: number; done: number; kept: number; waiting: number; failed: number };

/** What was sent in one go in a year, newest first, with how far it has come. @throws RefusedError */
export async function getBatches(actor: Actor, year: number): Promise<BatchProgress[]> {
  if (!mayRunMail(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const batches = await tx.mailBatch.findMany({ where: { year }, orderBy: { createdAt: 'desc' }, take: 10 });
    const counts = await tx.mailMessage.groupBy({ by: ['batchId', 'state'], where: { batchId: { in: batches.map(({ id }) => id) } }, _count: true });
    return batches.map(({ id, kind, createdAt, total }) => {
      const progress: BatchProgress = { id, kind, createdAt, total, done: 0, kept: 0, waiting: 0, failed: 0 };
      for (const { batchId, state, _count } of counts) {
        if (batchId !== id) continue;
        progress[progressOf(state)] += _count;
        if (state === 'kept') progress.kept += _count;
      }
      return progress;
    });
  });
}
