import 'server-only';
import { record, recordEach } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/**
 * Ends a group; its members stay in the agreement.
 * @throws {RefusedError} for anyone but 事務局
 */
export async function endGroup(actor: Actor, { id }: { id: string }): Promise<void> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { count } = await tx.agreementGroup.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } });
    if (count === 0) throw new NotFoundError();
    const left = await tx.membership.findMany({ where: { groupId: id }, select: { municipalityCode: true } });
    await tx.membership.updateMany({ where: { groupId: id }, data: { groupId: null } });
    await record(tx, { act: 'group.ended', subject: `group:${id}` });
    await recordEach(tx, left.map(({ municipalityCode }) => municipalityCode), { act: 'group.chosen', subject: `group:${id}`, detail: { group: 'なし' } });
  });
}
