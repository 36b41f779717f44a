import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { KIND_LABEL, STATES_OF_KIND } from './application-rules';
import { findWaitingApplication } from './find-waiting-application';
import type { Accept } from './joining-schemas';
import { takeMembershipStep } from './take-membership-step';

/**
 * 事務局 accepts what a municipality asks for: it stands there from that day on, which may be to come, and its people
 * are told.
 * @throws {RefusedError} for anyone else
 * @throws {InvalidInputError} at `status` or `effectiveOn`
 */
export async function acceptApplication(actor: Actor, { id, status, effectiveOn, note }: Accept): Promise<{ code: string; step: 'held' | 'planned' }> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { code, kind } = await findWaitingApplication(tx, id);
    if (!STATES_OF_KIND[kind].includes(status)) throw new InvalidInputError({ status: `「立場」は、「${KIND_LABEL[kind]}」の申し込みに合うものを選んでください。` });
    await tx.agreementApplication.update({ where: { id }, data: { status: 'accepted', judgedBy: actor.personId, judgedAt: new Date(), answer: note } });
    await record(tx, { act: 'membership.accepted', municipalityCode: code, subject: `membership:${code}`, detail: { kind: KIND_LABEL[kind] } });
    return { code, step: await takeMembershipStep(tx, { code, status, effectiveOn, note, by: actor.personId }) };
  });
}
