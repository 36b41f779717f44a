import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, StateError } from '@/lib/platform/errors';
import { dayInJapan } from '@/lib/platform/time';
import { type CheckedRow, checkRows } from './check-rows';
import type { ContactInput } from './contact-schemas';
import { MOST_CONTACTS } from './contact-terms';
import { sealMeans } from './means-seal';
import { lockContact, openRequest } from './open-request';
import { assertRoom } from '../assert-room';
import { isInAgreement, requireKeeper } from '../own-place';
import { type ContactShown, readContact } from './read-contacts';

/** Writes the means: what stays keeps its confirmation, what was changed or is new waits for one, what was emptied ends. @returns how many are new */
async function writeMeans(tx: Transaction, contact: ContactShown, rows: CheckedRow[], now: Date): Promise<number> {
  const kept = new Set<string>();
  let added = 0;
  for (const [position, { kind, value, hours, private: own }] of rows.entries()) {
    const same = contact.means.find((means) => !kept.has(means.id) && means.kind === kind && means.value === value);
    if (same) {
      kept.add(same.id);
      await tx.contactMeans.updateMany({ where: { id: same.id }, data: { position, hours, private: own } });
    } else {
      added += 1;
      await tx.contactMeans.create({ data: { contactId: contact.id, municipalityCode: contact.code, kind, sealed: sealMeans(value, contact.id), hours, private: own, position }, select: { id: true } });
    }
  }
  await tx.contactMeans.updateMany({ where: { contactId: contact.id, endedAt: null, id: { in: contact.means.map(({ id }) => id).filter((id) => !kept.has(id)) } }, data: { endedAt: now } });
  return added;
}

/** @throws InvalidInputError at `personId` when the account belongs to nobody of this municipality */
async function checkAccount(tx: Transaction, code: string, personId: string): Promise<void> {
  if (personId && !(await tx.assignment.findFirst({ where: { personId, municipalityCode: code, endedAt: null } })))
    throw new InvalidInputError({ personId: '「アカウント」が、この団体のものではありません。選び直してください。' });
}

export type SavedContact = { name: string; mailed: boolean; waits: boolean };

/**
 * Adds a contact, or writes down what changed. Another name, or another number, waits for the confirmation of that very contact, which is asked by mail.
 * @throws RefusedError, NotFoundError, InvalidInputError at the fields, StateError when someone else changed it meanwhile
 */
export async function saveContact(actor: Actor, { code, id, seen, means, personId, ...about }: ContactInput, now = new Date()): Promise<SavedContact> {
  requireKeeper(actor, code);
  const { rows, errors } = checkRows(means);
  if (Object.keys(errors).length > 0) throw new InvalidInputError(errors);
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`contacts of ${code}`}))::text`;
    await checkAccount(tx, code, personId);
    const fields = { ...about, personId: personId || null, changedAt: now };
    let before: ContactShown | null = null;
    if (id) {
      await lockContact(tx, id);
      before = await readContact(tx, id);
      if (before.code !== code) throw new NotFoundError();
      if (before.endedOn) throw new StateError('この連絡担当は、すでに終えています。一覧から元に戻せます。');
      if (before.changedAt.toISOString() !== seen) throw new StateError('この連絡担当は、画面を開いたあとにほかの方が変更しました。入力した内容を控えて、画面を開き直してください。');
      await tx.contact.update({ where: { id }, data: fields, select: { id: true } });
    } else {
      // Also what a form sent twice would make.
      if ((await tx.contact.count({ where: { municipalityCode: code, endedOn: null, side: about.side, name: about.name } })) > 0) throw new InvalidInputError({ name: '「氏名」の方は、同じ側の連絡担当としてすでに登録されています。一覧から開いて直してください。' });
      assertRoom(await tx.contact.count({ where: { municipalityCode: code, endedOn: null } }), MOST_CONTACTS, '連絡担当');
      const last = await tx.contact.aggregate({ where: { municipalityCode: code, endedOn: null }, _max: { callOrder: true } });
      const made = await tx.contact.create({ data: { ...fields, municipalityCode: code, callOrder: (last._max.callOrder ?? 0) + 1, appointedOn: dayInJapan(now) }, select: { id: true } });
      id = made.id;
      await lockContact(tx, id);
    }
    const added = await writeMeans(tx, before ?? { ...(await readContact(tx, id)), means: [] }, rows, now);
    const renamed = before !== null && before.name !== about.name;
    if (renamed) {
      await tx.contact.update({ where: { id }, data: { confirmedAt: null }, select: { id: true } });
      await tx.contactMeans.updateMany({ where: { contactId: id, endedAt: null }, data: { confirmedAt: null } });
    }
    // Whatever was mended after "this is wrong", the contact looks at it again.
    const disputed = before !== null && (await tx.contactRequest.count({ where: { contactId: id, confirmedAt: null, closedAt: null, disputedAt: { not: null } } })) > 0;
    const waits = (before === null || renamed || disputed || added > 0) && (await isInAgreement(tx, code));
    const after = await readContact(tx, id);
    const mailed = waits && (await openRequest(tx, after, { kind: 'change', whole: before === null || renamed || disputed, meansIds: after.means.filter(({ confirmedAt }) => !confirmedAt).map((one) => one.id), now }));
    await record(tx, { act: before ? 'contact.changed' : 'contact.added', municipalityCode: code, subject: `contact:${id}`, detail: { side: about.side, means: rows.length, changed: added } });
    return { name: about.name, mailed, waits };
  });
}
