import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadSecrets } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { expiryOf, isOld } from '../documents/document-terms';
import { type InventoryRow, readInventory } from './read-inventory';
import { readReader, readSworn } from '../documents/read-sworn';

export type InventoryPage = {
  code: string; municipality: string;
  /** The actor's own municipality's. */
  own: boolean;
  rows: InventoryRow[];
  /** When it was last gone through and found right. */
  revision: { on: Date; items: number; old: boolean } | null;
  /** Who of another member read it or took it out, newest first; to its own people alone. */
  openings: { at: Date; person: string; from: string; took: boolean }[];
};

const LATEST = 200;

/**
 * A municipality's inventory, to its own people and to members that have given the promise of secrecy. Opening another's is recorded.
 * @throws {RefusedError} for anyone else
 */
export async function getInventory(actor: Actor, { code }: { code: string }): Promise<InventoryPage> {
  return db.as(actor, async (tx) => {
    if (!mayReadSecrets(actor, code, (await readSworn(tx)).has(code))) throw new RefusedError();
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    const own = codesOf(actor).includes(code);
    const last = await tx.inventoryRevision.findFirst({ where: { municipalityCode: code }, orderBy: { confirmedAt: 'desc' } });
    const rows = await readInventory(tx, code);
    if (!own) {
      const reader = await readReader(tx, actor);
      if (!reader) throw new RefusedError();
      const { name } = await tx.municipality.findUniqueOrThrow({ where: { code: reader }, select: { name: true } });
      await record(tx, { act: 'inventory.opened', municipalityCode: code, subject: 'inventory', detail: { total: rows.length, by: name } });
    }
    const openings = own ? await readOpenings(tx, { code, name: municipality.name }) : [];
    return { code, municipality: municipality.name, own, rows, openings, revision: last ? { on: last.confirmedOn, items: last.items, old: isOld(expiryOf(last.confirmedOn), new Date()) } : null };
  });
}

/** Taken from the records of the municipality, which its own people may read (audit_entry, policy read_own). */
async function readOpenings(tx: Transaction, { code, name }: { code: string; name: string }): Promise<InventoryPage['openings']> {
  const entries = await tx.auditEntry.findMany({
    where: { municipalityCode: code, act: { in: ['inventory.opened', 'inventory.downloaded'] } }, orderBy: { at: 'desc' }, take: LATEST, select: { at: true, actorName: true, act: true, detail: true },
  });
  return entries
    .map(({ at, actorName: person, act, detail }) => ({ at, person, from: String((detail as { by?: unknown }).by ?? ''), took: act === 'inventory.downloaded' }))
    .filter(({ from }) => from !== name); // its own people take their sheet out
}
