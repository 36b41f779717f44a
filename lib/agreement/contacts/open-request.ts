import 'server-only';
import { randomUUID } from 'node:crypto';
import { actingPerson } from '@/lib/mail/acting-person';
import { CODE_MARK, composeText, LINK_MARK } from '@/lib/mail/compose';
import { makeLinks } from '@/lib/mail/make-link';
import { queueMails } from '@/lib/mail/queue-mail';
import { formatShortCode } from '@/lib/mail/short-code';
import { newToken, tokenHash } from '@/lib/people/keys';
import type { Transaction } from '@/lib/platform/db';
import { publicUrl } from '@/lib/platform/env';
import { StateError } from '@/lib/platform/errors';
import { addDays, dayInJapan } from '@/lib/platform/time';
import { LINK_DAYS } from './confirmation';
import { requestText } from './confirmation-text';
import { placeOf } from '../own-place';
import { type ContactShown, emailOf } from './read-contacts';

export type RequestKind = 'half-year' | 'change' | 'asked';

/** Those who ask one contact, whoever they are, follow one another. */
export async function lockContact(tx: Transaction, contactId: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`contact ${contactId}`}))::text`;
}

/** Mails that a municipality's people make by asking and changing within a day: ours, well above what a real day needs. */
const MOST_A_DAY = { contact: 10, municipality: 100 };

/** An address that somebody else reads is not filled with mail. @throws StateError */
async function assertSeldom(tx: Transaction, { id, code }: ContactShown, kind: RequestKind, now: Date): Promise<void> {
  if (kind === 'half-year') return;
  const mailed = { municipalityCode: code, kind: { not: 'half-year' }, mailId: { not: null }, createdAt: { gt: addDays(now, -1) } };
  if ((await tx.contactRequest.count({ where: { ...mailed, contactId: id } })) > MOST_A_DAY.contact) throw new StateError(`この連絡担当への確認のメールは、1日に${MOST_A_DAY.contact}通までです。急ぐときは電話などで本人に伝え、明日もう一度お試しください。`);
  if ((await tx.contactRequest.count({ where: mailed })) > MOST_A_DAY.municipality) throw new StateError(`団体からの確認のメールは、1日に${MOST_A_DAY.municipality}通までです。明日もう一度お試しください。`);
}

/**
 * Asks a contact to confirm, in the caller's transaction, under `lockContact`: a row, and a mail with a link for one tap where there is an address.
 * A question that is still open is closed; the new one asks its part too, and the days count on from the first.
 * The caller records the act.
 * @param meansIds what is asked about; all of the contact's with `whole`
 * @returns whether a mail went into the outbox
 */
export async function openRequest(tx: Transaction, contact: ContactShown, { kind, whole, meansIds, now }: { kind: RequestKind; whole: boolean; meansIds: string[]; now: Date }): Promise<boolean> {
  const open = await tx.contactRequest.findFirst({ where: { contactId: contact.id, confirmedAt: null, closedAt: null } });
  if (open) await tx.contactRequest.updateMany({ where: { id: open.id }, data: { closedAt: now } });
  const all = whole || open?.whole === true;
  const asked = new Set(all ? contact.means.map(({ id }) => id) : [...meansIds, ...(open?.meansIds ?? [])]);
  const today = dayInJapan(now);
  // A half-year later the count begins anew: what was open then has been told to everyone.
  const begunOn = open && kind !== 'half-year' && open.begunOn < today ? open.begunOn : today;
  const email = emailOf(contact);
  const token = email ? newToken() : null;
  const mailId = email ? randomUUID() : null;
  const expiresAt = addDays(now, LINK_DAYS);
  await tx.contactRequest.create({
    data: {
      contactId: contact.id, municipalityCode: contact.code, kind, whole: all, begunOn, expiresAt, tokenHash: token && tokenHash(token), mailId,
      meansIds: contact.means.filter(({ id }) => asked.has(id)).map(({ id }) => id),
    },
    select: { id: true },
  });
  if (!email || !token || !mailId) return false;
  const [{ often } = { often: false }] = await tx.$queryRaw<{ often: boolean }[]>`select mail.told_often('contact', ${contact.code}) as often`;
  if (often) throw new StateError('確認のメールが続いたため、いったん止めています。10分ほど待ってからもう一度お試しください。');
  await assertSeldom(tx, contact, kind, now);
  const { full } = await placeOf(tx, contact.code);
  const path = `/contact/${token}`;
  const [code] = await makeLinks(tx, [{ path, expiresAt, isKey: true }]);
  const { subject, paragraphs, label } = requestText({ kind, whole: all, side: contact.side, place: full, until: expiresAt });
  await queueMails(tx, [{
    id: mailId, kind: 'contact', recipient: email, subject, municipalityCode: contact.code, createdBy: await actingPerson(tx),
    body: composeText({ greeting: [[full, contact.department].filter(Boolean).join(' '), `${contact.name} 様`], paragraphs, site: publicUrl(), link: { label, url: LINK_MARK, code: CODE_MARK } }),
    secret: { link: publicUrl() + path, code: formatShortCode(code!) },
  }]);
  return true;
}
