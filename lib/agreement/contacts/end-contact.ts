import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { dayInJapan } from '@/lib/platform/time';
import { lockContact } from './open-request';
import { requireKeeper } from '../own-place';
import { readContact } from './read-contacts';

/** Ends a contact's duty; its open question with it. It can be put back. @throws RefusedError, NotFoundError */
export async function endContact(actor: Actor, { id }: { id: string }, now = new Date()): Promise<{ code: string }> {
  return db.as(actor, async (tx) => {
    await lockContact(tx, id);
    const contact = await readContact(tx, id);
    requireKeeper(actor, contact.code);
    if (contact.endedOn) return { code: contact.code }; // a second click
    await tx.contact.update({ where: { id }, data: { endedOn: dayInJapan(now), changedAt: now }, select: { id: true } });
    await tx.contactRequest.updateMany({ where: { contactId: id, confirmedAt: null, closedAt: null }, data: { closedAt: now } });
    await record(tx, { act: 'contact.ended', municipalityCode: contact.code, subject: `contact:${id}`, detail: { side: contact.side } });
    return { code: contact.code };
  });
}
