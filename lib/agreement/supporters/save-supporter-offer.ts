import 'server-only';
import { record } from '@/lib/audit/record';
import { mayOfferAsSupporter } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import type { SaveSupporterOffer } from '../sheets/sheet-schema';

/** Keeps what a supporter offers, as looked over today. @throws {RefusedError} for anyone but its own people */
export async function saveSupporterOffer(actor: Actor, { id, entries, note }: SaveSupporterOffer): Promise<void> {
  if (!mayOfferAsSupporter(actor, id) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const kept = { entries, note, reviewedOn: day(isoDay(new Date())), reviewedBy: actor.personId };
    await tx.supporterOffer.upsert({ where: { supporterId: id }, create: { supporterId: id, ...kept }, update: kept });
    await record(tx, { act: 'supporter.offer-saved', subject: `supporter:${id}`, detail: { total: Object.keys(entries).length } });
  });
}
