import 'server-only';
import { recordId } from '@/lib/people/people-manager';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { ownCode, placeOf, requireKeeper } from '../own-place';
import { readContact } from './read-contacts';

export type Account = { id: string; name: string; department: string };

/**
 * What the form of a contact needs: the contact itself, or nothing yet for a new one, and the accounts that it can belong to.
 * @throws RefusedError, NotFoundError also for one that has ended
 */
export async function getContact(actor: Actor, { id, code }: { id?: string; code?: string }) {
  return db.as(actor, async (tx) => {
    const contact = id === undefined ? null : await readContact(tx, recordId(id));
    if (contact) requireKeeper(actor, contact.code);
    if (contact?.endedOn) throw new NotFoundError();
    const own = contact?.code ?? ownCode(actor, code);
    const held = await tx.assignment.findMany({ where: { municipalityCode: own, endedAt: null, role: { in: ['editor', 'approver'] }, person: { removedAt: null } }, select: { person: { select: { id: true, name: true, department: true } } } });
    const accounts = [...new Map(held.map(({ person }) => [person.id, person])).values()].sort((a, b) => a.name.localeCompare(b.name, 'ja'));
    return { code: own, place: (await placeOf(tx, own)).full, contact, accounts: accounts as Account[] };
  });
}
