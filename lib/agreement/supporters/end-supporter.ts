import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';

/**
 * Ends a supporter's registration today: its people lose the role with the next request, and members no longer see it.
 * @throws {RefusedError} for anyone but 事務局
 */
export async function endSupporter(actor: Actor, { id }: { id: string }): Promise<void> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const supporter = await tx.supporter.findFirst({ where: { id, endedOn: null }, select: { name: true } });
    if (!supporter) throw new NotFoundError();
    await tx.supporter.updateMany({ where: { id }, data: { endedOn: day(isoDay(new Date())) } });
    await tx.assignment.updateMany({ where: { supporterId: id, endedAt: null }, data: { endedAt: new Date() } });
    await tx.invitation.updateMany({ where: { supporterId: id, acceptedAt: null, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
    await record(tx, { act: 'supporter.ended', subject: `supporter:${id}`, detail: { supporter: supporter.name } });
  });
}
