import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadSecrets } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { readInventory } from './read-inventory';
import { readReader, readSworn } from '../documents/read-sworn';
import { writeInventorySheet } from './write-inventory-sheet';

/**
 * A municipality's inventory as .xlsx; with nothing in it, the template. Taking out another's is recorded with who did.
 * @throws {RefusedError} for anyone but its own people and members that have given the promise of secrecy
 */
export async function getInventorySheet(actor: Actor, { code }: { code: string }): Promise<{ name: string; bytes: Buffer }> {
  const { rows, municipality } = await db.as(actor, async (tx) => {
    if (!mayReadSecrets(actor, code, (await readSworn(tx)).has(code))) throw new RefusedError();
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    const reader = codesOf(actor).includes(code) ? code : await readReader(tx, actor);
    if (!reader) throw new RefusedError();
    const rows = await readInventory(tx, code);
    const { name } = await tx.municipality.findUniqueOrThrow({ where: { code: reader }, select: { name: true } });
    await record(tx, { act: 'inventory.downloaded', municipalityCode: code, subject: 'inventory', detail: { total: rows.length, by: name } });
    return { rows, municipality: municipality.name };
  });
  return { name: `構成・機材の台帳_${municipality}_${isoDay(new Date())}.xlsx`, bytes: await writeInventorySheet(rows, municipality) };
}
