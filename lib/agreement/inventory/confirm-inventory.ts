import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { recordDuty } from '../duties/record-duty';

/**
 * Says that the inventory has been gone through and is right today: the yearly revision that the duty `configuration` asks for.
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {StateError} while it is empty
 */
export async function confirmInventory(actor: Actor, { code }: { code: string }): Promise<void> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const items = await tx.inventoryItem.count({ where: { municipalityCode: code, endedAt: null } });
    if (items === 0) throw new StateError('台帳に項目がありません。項目を登録してから、見直しを記録してください。');
    const today = day(isoDay(new Date()));
    const { id } = await tx.inventoryRevision.create({ data: { municipalityCode: code, items, confirmedOn: today, confirmedBy: actor.personId }, select: { id: true } });
    await recordDuty(tx, { codes: [code], duty: 'configuration', doneOn: today, evidence: { kind: 'inventory', id }, by: actor.personId });
    await record(tx, { act: 'inventory.confirmed', municipalityCode: code, subject: 'inventory', detail: { total: items } });
  });
}
