import 'server-only';
import { randomUUID } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { assertRoomFor } from './assert-room';
import { sealItem } from './inventory-seal';
import type { SaveItem } from './inventory-schemas';

/**
 * Adds an item to the inventory, or changes one.
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {NotFoundError} when the item is not there any more
 */
export async function saveInventoryItem(actor: Actor, { code, id, ...item }: SaveItem): Promise<void> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    if (id === '') {
      await assertRoomFor(tx, code, 1);
      const made = randomUUID();
      await tx.inventoryItem.createMany({ data: [{ id: made, municipalityCode: code, sealed: sealItem(item, made, code), changedBy: actor.personId }] });
    } else {
      const { count } = await tx.inventoryItem.updateMany({ where: { id, municipalityCode: code, endedAt: null }, data: { sealed: sealItem(item, id, code), changedBy: actor.personId, changedAt: new Date() } });
      if (count === 0) throw new NotFoundError('この項目は台帳にありません。ほかの方が台帳から外した可能性があります。画面を開き直してください。');
    }
    await record(tx, { act: 'inventory.changed', municipalityCode: code, subject: 'inventory', detail: id === '' ? { added: 1 } : { changed: 1 } });
  });
}
