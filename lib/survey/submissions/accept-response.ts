import 'server-only';
import { record } from '@/lib/audit/record';
import { mayJudgeResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import { lockRespondent } from '../lock-respondent';
import { tellMunicipality } from '../notices/send-notice';
import { takeStep } from './take-step';
import { standingSubmission } from './undo-submission';

/** @throws {StateError} when that version does not stand any more */
export const gone = () => new StateError('この版は、先に取り下げられたか、扱いが変わっています。画面を開き直して、今の状態をご確認ください。');

/**
 * Accepts the submitted version that the secretariat has looked at: the municipality cannot take it back any more. The
 * counts stay as they are. Also after the closing day.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when that version does not stand any more, or is accepted already
 */
export async function acceptResponse(actor: Actor, { year, code, receipt }: { year: number; code: string; receipt: string }): Promise<void> {
  if (!mayJudgeResponse(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { respondent } = await findResponse(tx, year, code);
    await lockRespondent(tx, respondent.id);
    const { response } = await findResponse(tx, year, code);
    const standing = await standingSubmission(tx, respondent.id);
    if (response?.status !== 'submitted' || standing?.receipt !== receipt) throw gone();
    await tx.submission.update({ where: { id: standing.id }, data: { acceptedAt: new Date(), acceptedBy: actor.personId } });
    await tx.response.update({ where: { respondentId: respondent.id }, data: { status: 'accepted' } });
    await takeStep(tx, actor, respondent, 'accepted', standing.version);
    await record(tx, { act: 'response.accepted', municipalityCode: code, subject: `response:${year}:${code}`, detail: { receipt } });
    await tellMunicipality(tx, 'accepted', { year, code });
  });
}
