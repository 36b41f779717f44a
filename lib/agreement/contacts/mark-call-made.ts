import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';

/** 事務局 has called a town's main number for a contact that did not confirm. @throws RefusedError, NotFoundError */
export async function markCallMade(actor: Actor, { contactId, begunOn }: { contactId: string; begunOn: string }, now = new Date()): Promise<void> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const key = { contactId, begunOn: day(begunOn), step: 'main-number' };
    const found = await tx.contactEscalation.findUnique({ where: { contactId_begunOn_step: key } });
    if (!found) throw new NotFoundError();
    const { count } = await tx.contactEscalation.updateMany({ where: { ...key, doneAt: null }, data: { doneAt: now, doneBy: actor.personId } });
    if (count === 1) await record(tx, { act: 'contact.call-made', municipalityCode: found.municipalityCode, subject: `contact:${contactId}` });
  });
}
