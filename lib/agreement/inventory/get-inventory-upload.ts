import 'server-only';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { KeptSheet } from './check-inventory-sheet';
import { unsealUpload } from './inventory-seal';
import { compareSheet, type SheetChange, type SheetProblem } from './inventory-sheet';
import type { Item } from './inventory-terms';
import { readInventory } from './read-inventory';

export type InventoryPreview = { id: string; fileName: string; refusal: string; takenAt: Date | null; uploadedAt: Date; changes: SheetChange[]; problems: SheetProblem[]; missing: { id: string; item: Item }[] };

const DAY = 24 * 60 * 60 * 1000;

/** A sent-in sheet beside the inventory as it stands. */
export async function readInventoryUpload(tx: Transaction, { code, upload, personId }: { code: string; upload: string; personId: string }): Promise<InventoryPreview> {
  const row = await tx.inventoryUpload.findFirst({ where: { id: upload, municipalityCode: code, personId, uploadedAt: { gt: new Date(Date.now() - DAY) } } });
  if (!row) throw new NotFoundError('送られたファイルの控えが見つかりません。1日たつと消えます。もう一度ファイルを送ってください。');
  const kept = unsealUpload<KeptSheet>(row.sealed, row.id, code);
  const { changes, problems, missing } = compareSheet(await readInventory(tx, code), kept.rows);
  return { id: row.id, fileName: kept.fileName, refusal: kept.refusal, takenAt: row.takenAt, uploadedAt: row.uploadedAt, changes, problems: [...kept.problems, ...problems].sort((a, b) => a.row - b.row), missing };
}

/**
 * What a sheet would change, for the person who sent it.
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {NotFoundError} when it is another person's, or has lapsed
 */
export async function getInventoryUpload(actor: Actor, { code, upload }: { code: string; upload: string }): Promise<InventoryPreview> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, (tx) => readInventoryUpload(tx, { code, upload, personId: actor.personId }));
}
