import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import type { SheetEntries } from '../sheets/catalogue';
import { unsealMeans } from '../contacts/means-seal';
import type { SupporterKind } from './supporter-terms';
import { THE_AGREEMENT } from '../the-agreement';

/** Supporters as the actor of the transaction may see them, with contacts and offers; those whose registration has ended last. */
export async function readSupporters(tx: Transaction, { id, ended = false }: { id?: string; ended?: boolean } = {}) {
  const rows = await tx.supporter.findMany({
    where: { agreementId: THE_AGREEMENT, ...(id ? { id } : {}), ...(ended ? {} : { endedOn: null }) }, orderBy: [{ endedOn: { sort: 'asc', nulls: 'first' } }, { kana: 'asc' }, { name: 'asc' }],
    include: { contacts: { where: { endedAt: null }, orderBy: { changedAt: 'asc' } }, offer: true },
  });
  return rows.map(({ contacts, offer, kind, ...supporter }) => ({
    ...supporter, kind: kind as SupporterKind,
    contacts: contacts.map((contact) => ({ id: contact.id, name: contact.name, department: contact.department, phone: contact.sealedPhone && unsealMeans(contact.sealedPhone, contact.id), email: contact.sealedEmail && unsealMeans(contact.sealedEmail, contact.id) })),
    offer: offer ? { entries: offer.entries as SheetEntries, note: offer.note, reviewedOn: offer.reviewedOn } : null,
  }));
}
export type SupporterShown = Awaited<ReturnType<typeof readSupporters>>[number];
