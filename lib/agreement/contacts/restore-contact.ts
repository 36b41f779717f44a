import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { StateError } from '@/lib/platform/errors';
import { addDays } from '@/lib/platform/time';
import { MOST_CONTACTS } from './contact-terms';
import { RESTORE_DAYS } from './get-contacts';
import { lockContact } from './open-request';
import { assertRoom } from '../assert-room';
import { requireKeeper } from '../own-place';
import { readContact } from './read-contacts';

/** Puts an ended contact back, last in the order of calling, as confirmed or not as it was. @throws RefusedError, NotFoundError, StateError after 30 days */
export async function restoreContact(actor: Actor, { id }: { id: string }, now = new Date()): Promise<{ code: string }> {
  return db.as(actor, async (tx) => {
    const { code } = await readContact(tx, id);
    requireKeeper(actor, code);
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`contacts of ${code}`}))::text`; // the place at the end is given once
    await lockContact(tx, id);
    const contact = await readContact(tx, id);
    if (!contact.endedOn) return { code: contact.code };
    if (contact.endedOn < addDays(now, -RESTORE_DAYS)) throw new StateError(`終えてから${RESTORE_DAYS}日を過ぎたため、元に戻せません。新しい連絡担当として登録してください。`);
    assertRoom(await tx.contact.count({ where: { municipalityCode: code, endedOn: null } }), MOST_CONTACTS, '連絡担当');
    const last = await tx.contact.aggregate({ where: { municipalityCode: contact.code, endedOn: null }, _max: { callOrder: true } });
    await tx.contact.update({ where: { id }, data: { endedOn: null, callOrder: (last._max.callOrder ?? 0) + 1, changedAt: now }, select: { id: true } });
    await record(tx, { act: 'contact.restored', municipalityCode: contact.code, subject: `contact:${id}`, detail: { side: contact.side } });
    return { code: contact.code };
  });
}
