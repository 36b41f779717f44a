import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { MAX_ITEMS } from './inventory-sheet';

/** No more items than a sheet brings back. @throws {StateError} */
export async function assertRoomFor(tx: Transaction, code: string, more: number): Promise<void> {
  if (more > 0 && (await tx.inventoryItem.count({ where: { municipalityCode: code, endedAt: null } })) + more > MAX_ITEMS)
    throw new StateError(`台帳に載せられるのは${MAX_ITEMS.toLocaleString('ja-JP')}件までです。使わなくなった項目を外してから、もう一度お試しください。`);
}
