import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { requireKeeper } from '../own-place';
import { readContact } from './read-contacts';

/** Moves a contact one place in the order of calling; at the end of the list nothing happens. @throws RefusedError, NotFoundError */
export async function moveContact(actor: Actor, { id, direction }: { id: string; direction: string }): Promise<{ code: string }> {
  return db.as(actor, async (tx) => {
    const contact = await readContact(tx, id);
    requireKeeper(actor, contact.code);
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`contacts of ${contact.code}`}))::text`;
    const ids = (await tx.contact.findMany({ where: { municipalityCode: contact.code, endedOn: null }, orderBy: [{ callOrder: 'asc' }, { id: 'asc' }], select: { id: true } })).map((row) => row.id);
    const at = ids.indexOf(id);
    const to = direction === 'up' ? at - 1 : at + 1;
    if (at < 0 || to < 0 || to >= ids.length) return { code: contact.code };
    [ids[at], ids[to]] = [ids[to]!, ids[at]!];
    for (const [i, one] of ids.entries()) await tx.contact.updateMany({ where: { id: one, callOrder: { not: i + 1 } }, data: { callOrder: i + 1 } });
    await record(tx, { act: 'contact.moved', municipalityCode: contact.code, subject: `contact:${id}`, detail: { to: direction } });
    return { code: contact.code };
  });
}
