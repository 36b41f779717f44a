import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/** Takes the closing of a round back; only of the newest, so that one round is open at a time. @throws RefusedError, NotFoundError, StateError */
export async function reopenRound(actor: Actor, { roundId }: { roundId: string }): Promise<void> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  await db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('calling rounds'))::text`;
    const round = await tx.meansRound.findUnique({ where: { id: roundId } });
    if (!round) throw new NotFoundError();
    const newest = await tx.meansRound.findFirst({ where: { agreementId: THE_AGREEMENT }, orderBy: { year: 'desc' }, select: { id: true } });
    if (newest?.id !== roundId) throw new StateError('新しい通話の確認が始まっているため、締め切りを取り消せません。');
    const { count } = await tx.meansRound.updateMany({ where: { id: roundId, closedAt: { not: null } }, data: { closedAt: null } });
    if (count === 1) await record(tx, { act: 'round.reopened', subject: `round:${roundId}` });
  });
}
