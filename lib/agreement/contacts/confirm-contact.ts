import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { addDays, dayInJapan } from '@/lib/platform/time';
import { LINK_DAYS } from './confirmation';
import { lockContact } from './open-request';
import { requireKeeper } from '../own-place';
import { emailOf, readContact } from './read-contacts';

/**
 * Confirms a contact with all its means by someone who is signed in: the contact itself, or, where no mail can reach it, a colleague who has asked it.
 * @throws RefusedError, NotFoundError, StateError when the mail is the way
 */
export async function confirmContact(actor: Actor, { id }: { id: string }, now = new Date()): Promise<{ code: string }> {
  return db.as(actor, async (tx) => {
    await lockContact(tx, id);
    const contact = await readContact(tx, id);
    requireKeeper(actor, contact.code);
    if (actor.kind !== 'person') throw new RefusedError();
    if (contact.endedOn) throw new StateError('この連絡担当は、すでに終えています。');
    const how = contact.personId === actor.personId ? 'self' : 'colleague';
    if (how === 'colleague' && emailOf(contact)) throw new StateError(`${contact.name}さんにはメールアドレスの登録があるため、本人がメールの画面で確かめます。「確認のメールを送る」を押してください。`);
    await tx.contactRequest.updateMany({ where: { contactId: id, confirmedAt: null, closedAt: null }, data: { closedAt: now } });
    const { id: requestId } = await tx.contactRequest.create({
      data: { contactId: id, municipalityCode: contact.code, kind: 'asked', whole: true, meansIds: contact.means.map((means) => means.id), begunOn: dayInJapan(now), expiresAt: addDays(now, LINK_DAYS) }, select: { id: true },
    });
    await tx.contactRequest.update({ where: { id: requestId }, data: { confirmedAt: now, confirmedHow: how, confirmedBy: actor.personId }, select: { id: true } });
    await tx.contactMeans.updateMany({ where: { contactId: id, endedAt: null }, data: { confirmedAt: now } });
    await tx.contact.update({ where: { id }, data: { confirmedAt: now }, select: { id: true } });
    await record(tx, { act: 'contact.confirmed', municipalityCode: contact.code, subject: `contact:${id}`, detail: { how } });
    return { code: contact.code };
  });
}
