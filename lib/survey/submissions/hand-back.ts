import 'server-only';
import { record } from '@/lib/audit/record';
import { mayHandBack } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { assertAccepting } from '../find-response';
import { holdResponse } from './hold-response';
import { knowsItems, type NewRemark } from './review-remarks';
import { tellMunicipality } from '../notices/send-notice';
import { takeStep, writeRemarks } from './take-step';

/**
 * Hands an answer whose approval is waited for back to the editors, with remarks at its items.
 * @throws {RefusedError} for anyone but the municipality's approver
 * @throws {InvalidInputError} without a remark, or with one at an item that the questionnaire does not hold
 * @throws {StateError} when no approval is waited for, or the wave takes no answers
 */
export async function handBack(actor: Actor, { year, code, remarks }: { year: number; code: string; remarks: NewRemark[] }): Promise<void> {
  if (!mayHandBack(actor, code) || actor.kind !== 'person') throw new RefusedError('差し戻せるのは承認者だけです。');
  await db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await holdResponse(tx, year, code);
    assertAccepting(wave);
    if (response?.status !== 'requested') throw new StateError('承認待ちの回答ではありません。依頼が取り下げられたか、先に提出されています。画面を開き直して、今の状態をご確認ください。');
    if (remarks.length === 0 || !knowsItems(questionnaire, remarks)) throw new InvalidInputError({}, '指摘を読み取れませんでした。画面を開き直して、もう一度入力してください。');
    await tx.response.update({ where: { respondentId: respondent.id }, data: { status: 'draft' } });
    await writeRemarks(tx, actor, respondent, remarks);
    await takeStep(tx, actor, respondent, 'handed-back');
    await record(tx, { act: 'approval.handed-back', municipalityCode: code, subject: `response:${year}:${code}`, detail: { items: remarks.map(({ item }) => item || '*') } });
    await tellMunicipality(tx, 'handed-back', { year, code });
  });
}
