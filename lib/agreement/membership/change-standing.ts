import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { lockStanding } from './carry-out-step';
import type { Step } from './joining-schemas';
import { takeMembershipStep } from './take-membership-step';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * 事務局 records a change of standing that did not come through an application here: on paper, or from 準備会 to 構成団体 on signing.
 * @throws {RefusedError} for anyone else
 * @throws {StateError} while an application of the municipality waits: that one is answered first
 */
export async function changeStanding(actor: Actor, input: Step): Promise<'held' | 'planned'> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    await lockStanding(tx, input.code);
    const waiting = await tx.agreementApplication.count({ where: { agreementId: THE_AGREEMENT, municipalityCode: input.code, status: 'waiting' } });
    if (waiting > 0) throw new StateError('この団体からの申し込みが確認を待っています。先に受け付けるか、理由を付けてお返しください。');
    return takeMembershipStep(tx, { ...input, by: actor.personId });
  });
}
