import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAskApproval } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { assertAccepting } from '../find-response';
import { holdResponse } from './hold-response';
import { tellMunicipality } from '../notices/send-notice';
import { takeStep } from './take-step';

/**
 * Takes the request for approval back, to go on writing.
 * @throws {RefusedError} for who does not write for the municipality
 * @throws {StateError} when no approval is waited for (submitted or handed back meanwhile), or the wave takes no answers
 */
export async function takeBackRequest(actor: Actor, { year, code }: { year: number; code: string }): Promise<void> {
  if (!mayAskApproval(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { wave, respondent, response } = await holdResponse(tx, year, code);
    assertAccepting(wave);
    if (response?.status !== 'requested') throw new StateError('承認の依頼は出ていません。先に提出されたか、差し戻されています。画面を開き直して、今の状態をご確認ください。');
    await tx.response.update({ where: { respondentId: respondent.id }, data: { status: 'draft' } });
    await takeStep(tx, actor, respondent, 'taken-back');
    await record(tx, { act: 'approval.taken-back', municipalityCode: code, subject: `response:${year}:${code}` });
    await tellMunicipality(tx, 'taken-back', { year, code });
  });
}
