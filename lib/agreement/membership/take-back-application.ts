import 'server-only';
import { record } from '@/lib/audit/record';
import { mayApplyForAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';

/**
 * Takes back what has been asked for and not been answered yet.
 * @throws {RefusedError} for anyone but the municipality's approver
 * @throws {StateError} when it no longer waits
 */
export async function takeBackApplication(actor: Actor, { code, id }: { code: string; id: string }): Promise<void> {
  if (!mayApplyForAgreement(actor, code)) throw new RefusedError('取り下げができるのは、その市区町村の承認者です。');
  await db.as(actor, async (tx) => {
    const { count } = await tx.agreementApplication.updateMany({ where: { id, municipalityCode: code, status: 'waiting' }, data: { status: 'taken-back' } });
    if (count === 0) throw new StateError('この申し込みは、すでに確認が終わっているか、取り下げられています。ページを開き直してください。');
    await record(tx, { act: 'membership.taken-back', municipalityCode: code, subject: `membership:${code}` });
  });
}
