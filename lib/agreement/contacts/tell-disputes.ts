import 'server-only';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import { record } from '@/lib/audit/record';
import type { JobActor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { disputeText } from './confirmation-text';
import { readContact } from './read-contacts';

/** Tells a municipality that a contact says its numbers are wrong; each message once. @returns how many */
export async function tellDisputes(actor: JobActor, now = new Date()): Promise<number> {
  const open = await db.as(actor, (tx) => tx.contactRequest.findMany({ where: { disputedAt: { not: null }, toldAt: null }, select: { id: true, contactId: true }, take: 200 }));
  let told = 0;
  for (const { id, contactId } of open)
    told += await db.as(actor, async (tx) => {
      const { count } = await tx.contactRequest.updateMany({ where: { id, toldAt: null }, data: { toldAt: now } });
      if (count === 0) return 0; // another process
      const contact = await readContact(tx, contactId);
      const { label, ...text } = disputeText(contact);
      await notifyMunicipality(tx, { code: contact.code, roles: ['editor', 'approver'], kind: 'contact', ...text, path: `/agreement/contacts?code=${contact.code}`, pathLabel: label });
      await record(tx, { act: 'contact.escalated', municipalityCode: contact.code, subject: `contact:${contactId}`, detail: { what: '違うところがあるとの知らせ' } });
      return 1;
    });
  return told;
}
