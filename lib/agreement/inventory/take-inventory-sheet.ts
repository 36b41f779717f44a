import 'server-only';
import { randomUUID } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { assertRoomFor } from './assert-room';
import { readInventoryUpload } from './get-inventory-upload';
import { sealItem, sealUpload } from './inventory-seal';
import type { TakeSheet } from './inventory-schemas';

/**
 * Takes a sent-in sheet into the inventory: new rows, changed ones and, where asked for, those that the sheet no longer has.
 * @returns how many items are new, changed and ended
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {StateError} when it is taken already, or has problems and only its good part was not asked for
 */
export async function takeInventorySheet(actor: Actor, { code, upload, take, end }: TakeSheet): Promise<{ added: number; changed: number; ended: number }> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    // Sent twice at once, the second one waits and finds it taken.
    await tx.$queryRaw`select 1 as held from inventory_upload where id = ${upload}::uuid and municipality_code = ${code} for update`;
    const preview = await readInventoryUpload(tx, { code, upload, personId: actor.personId });
    if (preview.takenAt) throw new StateError('このファイルは、すでに取り込まれています。続けて直すときは、直したファイルをもう一度送ってください。');
    if (preview.refusal) throw new StateError(preview.refusal);
    if (take === 'all' && preview.problems.length > 0) throw new StateError('読み取れなかった行があります。「問題のない行だけ取り込む」を選ぶか、ファイルを直して送り直してください。');
    const now = { changedBy: actor.personId, changedAt: new Date() };
    const fresh = preview.changes.filter(({ what }) => what === 'new').map(({ item }) => ({ id: randomUUID(), item }));
    await assertRoomFor(tx, code, fresh.length);
    await tx.inventoryItem.createMany({ data: fresh.map(({ id, item }) => ({ id, municipalityCode: code, sealed: sealItem(item, id, code), ...now })) });
    const changed = preview.changes.filter(({ what }) => what === 'changed');
    for (const { id, item } of changed) await tx.inventoryItem.updateMany({ where: { id, municipalityCode: code }, data: { sealed: sealItem(item, id, code), ...now } });
    // With rows that could not be read, what is missing can't be known.
    const gone = end === 'yes' && preview.problems.length === 0 ? preview.missing : [];
    await tx.inventoryItem.updateMany({ where: { id: { in: gone.map(({ id }) => id) }, municipalityCode: code }, data: { endedAt: new Date(), ...now } });
    await tx.inventoryUpload.updateMany({ where: { id: upload }, data: { takenAt: new Date(), sealed: sealUpload({ fileName: preview.fileName, rows: [], problems: [], refusal: '' }, upload, code) } });
    const counts = { added: fresh.length, changed: changed.length, ended: gone.length };
    await record(tx, { act: 'inventory.taken', municipalityCode: code, subject: 'inventory', detail: counts });
    return counts;
  }, { timeout: 60_000 });
}
