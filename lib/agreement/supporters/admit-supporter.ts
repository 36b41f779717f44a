import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { isActive } from '../membership/membership-states';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * A member lets a supporter see what it shares. Admitting twice changes nothing.
 * @throws {RefusedError} for anyone but the municipality's own people
 * @throws {StateError} where it is no active member
 */
export async function admitSupporter(actor: Actor, { code, id }: { code: string; id: string }): Promise<void> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } }, select: { status: true } });
    if (!isActive(membership?.status ?? '')) throw new StateError('協力事業者を認められるのは、構成団体だけです。協定のページで、いまの立場をご確認ください。');
    const supporter = await tx.supporter.findFirst({ where: { id, endedOn: null }, select: { name: true } });
    if (!supporter) throw new NotFoundError();
    const place = { supporterId: id, municipalityCode: code };
    const known = await tx.supporterAdmission.findUnique({ where: { supporterId_municipalityCode: place } });
    if (known && !known.endedAt) return;
    const now = { admittedBy: actor.personId, admittedAt: new Date(), endedAt: null };
    if (known) await tx.supporterAdmission.update({ where: { supporterId_municipalityCode: place }, data: now });
    else await tx.supporterAdmission.create({ data: { ...place, ...now } });
    await record(tx, { act: 'supporter.admitted', municipalityCode: code, subject: `supporter:${id}`, detail: { supporter: supporter.name } });
  });
}
