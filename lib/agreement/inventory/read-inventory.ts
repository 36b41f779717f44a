import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { unsealItem } from './inventory-seal';
import { inventoryKinds, type Item } from './inventory-terms';

export type InventoryRow = { id: string; item: Item; changedAt: Date };

/** A municipality's inventory, opened: systems, then lines, then equipment. */
export async function readInventory(tx: Transaction, code: string): Promise<InventoryRow[]> {
  const rows = await tx.inventoryItem.findMany({ where: { municipalityCode: code, endedAt: null } });
  const order = Object.keys(inventoryKinds);
  return rows
    .map(({ id, sealed, changedAt }) => ({ id, item: unsealItem(sealed, id, code), changedAt }))
    .sort((a, b) => order.indexOf(a.item.kind) - order.indexOf(b.item.kind) || a.item.name.localeCompare(b.item.name, 'ja'));
}
