import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/**
 * Takes an item out of the inventory; the others do not see it any more.
 * @throws {RefusedError} for anyone but who writes for the municipality
 */
export async function endInventoryItem(actor: Actor, { code, id }: { code: string; id: string }): Promise<void> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { count } = await tx.inventoryItem.updateMany({ where: { id, municipalityCode: code, endedAt: null }, data: { endedAt: new Date(), changedBy: actor.personId, changedAt: new Date() } });
    if (count === 0) throw new NotFoundError('この項目は、すでに台帳から外されています。画面を開き直してください。');
    await record(tx, { act: 'inventory.changed', municipalityCode: code, subject: 'inventory', detail: { ended: 1 } });
  });
}
