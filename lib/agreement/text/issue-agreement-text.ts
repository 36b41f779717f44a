import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { day, formatDate } from '@/lib/platform/time';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Puts the draft into effect from a day on, past or to come. From now on everyone reads it, and nobody changes it.
 * @throws {RefusedError} for anyone but 事務局
 * @throws {StateError} where there is no draft
 * @throws {InvalidInputError} at `effectiveOn`: before the version before it
 */
export async function issueAgreementText(actor: Actor, { effectiveOn }: { effectiveOn: string }): Promise<{ number: number }> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('agreement text'))::text`;
    const draft = await tx.agreementVersion.findFirst({ where: { agreementId: THE_AGREEMENT, issuedAt: null }, select: { number: true } });
    if (!draft) throw new StateError('発効させる下書きがありません。先に本文を書いて保存してください。');
    const last = await tx.agreementVersion.findFirst({ where: { agreementId: THE_AGREEMENT, issuedAt: { not: null } }, orderBy: { number: 'desc' }, select: { number: true, effectiveOn: true } });
    if (last?.effectiveOn && day(effectiveOn) <= last.effectiveOn) throw new InvalidInputError({ effectiveOn: `「発効日」は、第${last.number}版の発効日（${formatDate(last.effectiveOn)}）より後の日付にしてください。` });
    await tx.agreementVersion.update({ where: { agreementId_number: { agreementId: THE_AGREEMENT, number: draft.number } }, data: { effectiveOn: day(effectiveOn), issuedAt: new Date(), issuedBy: actor.personId } });
    await record(tx, { act: 'agreement.text-issued', subject: `agreement-text:${draft.number}`, detail: { effectiveOn } });
    return { number: draft.number };
  });
}
