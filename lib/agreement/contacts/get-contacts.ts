import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { addDays } from '@/lib/platform/time';
import { unseal } from '@/lib/people/keys';
import { missingSide } from './missing-side';
import { isInAgreement, ownCode, placeOf } from '../own-place';
import { readContacts } from './read-contacts';
import { readNewestCalls } from './read-newest-calls';

/** How long an ended contact can be put back. */
export const RESTORE_DAYS = 30;

export type OpenRequest = { contactId: string; begunOn: Date; expiresAt: Date; mailed: boolean; undelivered: boolean; disputed: { at: Date; note: string } | null };

async function readOpenRequests(tx: Transaction, code: string): Promise<OpenRequest[]> {
  const rows = await tx.contactRequest.findMany({ where: { municipalityCode: code, confirmedAt: null, closedAt: null } });
  const undelivered = new Set((await tx.$queryRaw<{ contact_id: string }[]>`select contact_id from contacts.undelivered(${[code]}::text[])`).map((row) => row.contact_id));
  return rows.map(({ contactId, begunOn, expiresAt, tokenHash, disputedAt, sealedNote }) => ({
    contactId, begunOn, expiresAt, mailed: tokenHash !== null, undelivered: undelivered.has(contactId), disputed: disputedAt && { at: disputedAt, note: sealedNote ? unseal(sealedNote, 'contact dispute') : '' },
  }));
}

/**
 * A municipality's own contacts for the people who keep them: in the order of calling, with what is open about each.
 * @throws RefusedError for anyone who does not write for the municipality
 */
export async function getContacts(actor: Actor, code?: string) {
  const own = ownCode(actor, code);
  return db.as(actor, async (tx) => {
    const [place, contacts, ended, line, requests] = await Promise.all([
      placeOf(tx, own), readContacts(tx, [own]), readContacts(tx, [own], { ended: true }),
      tx.municipalityLine.findUnique({ where: { municipalityCode: own }, select: { number: true } }), readOpenRequests(tx, own),
    ]);
    const since = addDays(new Date(), -RESTORE_DAYS);
    return {
      code: own, place: place.full, contacts, requests, number: line?.number ?? '', missing: missingSide(contacts), isAsked: await isInAgreement(tx, own),
      ended: ended.filter(({ endedOn }) => endedOn! >= since).map(({ id, name, side, endedOn }) => ({ id, name, side, endedOn: endedOn! })),
      calls: await readNewestCalls(tx, contacts.flatMap(({ means }) => means.map(({ id }) => id))),
    };
  });
}

export type OwnContacts = Awaited<ReturnType<typeof getContacts>>;
