import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { unsealItem } from './inventory-seal';
import { inventoryKinds, inventoryPriorities, type Item } from './inventory-terms';

export type InventoryRow = { id: string; item: Item; changedAt: Date };

/** A municipality's inventory, opened: what is to come back first; among those systems, then lines, then equipment. */
export async function readInventory(tx: Transaction, code: string): Promise<InventoryRow[]> {
  const rows = await tx.inventoryItem.findMany({ where: { municipalityCode: code, endedAt: null } });
  const [kinds, priorities] = [Object.keys(inventoryKinds), Object.keys(inventoryPriorities)];
  return rows
    .map(({ id, sealed, changedAt }) => ({ id, item: unsealItem(sealed, id, code), changedAt }))
    .sort((a, b) => priorities.indexOf(a.item.priority) - priorities.indexOf(b.item.priority) || kinds.indexOf(a.item.kind) - kinds.indexOf(b.item.kind) || a.item.name.localeCompare(b.item.name, 'ja'));
}
