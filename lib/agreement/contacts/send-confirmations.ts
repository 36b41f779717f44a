import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import type { JobActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { dayInJapan } from '@/lib/platform/time';
import { CONFIRM_MONTHS, addMonths, isDue } from './confirmation';
import { noAddressText } from './confirmation-text';
import { lockContact, openRequest } from './open-request';
import { readContact } from './read-contacts';

/**
 * Asks every contact whose half-year is over. Each in a transaction of its own, looked at again under its lock: run twice, or by two processes at
 * once, nobody is asked twice.
 * @returns how many were asked
 */
export async function sendConfirmations(actor: JobActor, now = new Date(), signal?: AbortSignal): Promise<number> {
  const today = dayInJapan(now);
  // Not confirmed in the last half-year, roughly: the rule itself is asked below.
  const candidates = await db.as(actor, (tx) => tx.contact.findMany({
    where: { endedOn: null, OR: [{ confirmedAt: null }, { confirmedAt: { lt: addMonths(now, 1 - CONFIRM_MONTHS) } }], municipality: { memberships: { some: { status: { not: 'withdrawn' } } } } },
    select: { id: true }, orderBy: { id: 'asc' },
  }));
  let asked = 0;
  for (const { id } of candidates) {
    if (signal?.aborted) break;
    asked += await db.as(actor, async (tx) => {
      await lockContact(tx, id);
      const contact = await readContact(tx, id);
      const last = await tx.contactRequest.findFirst({ where: { contactId: id, whole: true }, orderBy: { createdAt: 'desc' }, select: { begunOn: true } });
      if (contact.endedOn || !isDue(contact, last?.begunOn ?? null, today)) return 0;
      const mailed = await openRequest(tx, contact, { kind: 'half-year', whole: true, meansIds: [], now });
      if (!mailed) {
        const { label, ...text } = noAddressText(contact);
        await notifyMunicipality(tx, { code: contact.code, roles: ['editor', 'approver'], kind: 'contact', ...text, path: `/agreement/contacts?code=${contact.code}`, pathLabel: label });
      }
      await record(tx, { act: 'contact.asked', municipalityCode: contact.code, subject: `contact:${id}`, detail: { kind: 'half-year' } });
      return 1;
    });
  }
  return asked;
}
