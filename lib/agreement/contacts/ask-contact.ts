import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { lockContact, openRequest } from './open-request';
import { isInAgreement, requireKeeper } from '../own-place';
import { emailOf, readContact } from './read-contacts';

/** Sends the mail for confirming anew, with a new link; the one before it is void. @throws RefusedError, NotFoundError, StateError without an address */
export async function askContact(actor: Actor, { id }: { id: string }, now = new Date()): Promise<{ code: string }> {
  return db.as(actor, async (tx) => {
    await lockContact(tx, id);
    const contact = await readContact(tx, id);
    requireKeeper(actor, contact.code);
    if (contact.endedOn) throw new StateError('この連絡担当は、すでに終えています。');
    if (!emailOf(contact)) throw new StateError(`${contact.name}さんにはメールアドレスの登録がありません。本人に確かめて「本人に確かめました」を押してください。`);
    if (!(await isInAgreement(tx, contact.code))) throw new StateError('確認のメールは、準備会か構成団体になってからお送りできます。');
    await openRequest(tx, contact, { kind: 'asked', whole: true, meansIds: [], now });
    await record(tx, { act: 'contact.asked', municipalityCode: contact.code, subject: `contact:${id}` });
    return { code: contact.code };
  });
}
