import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/** Closes a round: nothing more is recorded, what was stays. @throws RefusedError, NotFoundError */
export async function closeRound(actor: Actor, { roundId }: { roundId: string }, now = new Date()): Promise<void> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  await db.as(actor, async (tx) => {
    if (!(await tx.meansRound.findUnique({ where: { id: roundId } }))) throw new NotFoundError();
    const { count } = await tx.meansRound.updateMany({ where: { id: roundId, closedAt: null }, data: { closedAt: now } });
    if (count === 1) await record(tx, { act: 'round.closed', subject: `round:${roundId}` });
  });
}
