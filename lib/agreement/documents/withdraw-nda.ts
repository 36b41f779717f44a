import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAcceptNda } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Takes a municipality's promise of secrecy back, of whichever version: the others' documents close to it at once.
 * @throws {RefusedError} for anyone but its approver
 * @throws {StateError} when none stands
 */
export async function withdrawNda(actor: Actor, { code }: { code: string }): Promise<void> {
  if (!mayAcceptNda(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { count } = await tx.ndaAcceptance.updateMany({ where: { agreementId: THE_AGREEMENT, municipalityCode: code, withdrawnAt: null }, data: { withdrawnAt: new Date(), withdrawnBy: actor.personId } });
    if (count === 0) throw new StateError('取り消す同意がありません。画面を開き直してください。');
    await record(tx, { act: 'nda.withdrawn', municipalityCode: code, subject: 'nda', detail: { total: count } });
  });
}
