import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditResponse, maySubmitAs } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { assertAccepting } from '../find-response';
import { holdResponse } from './hold-response';
import { assertWriter } from '../paper/on-paper';
import { readWay } from './read-way';
import { isSubmitted } from '../response-status';
import { standingSubmission, undoSubmission } from './undo-submission';

/**
 * Takes a submitted response back, to be corrected: it becomes a draft again and no longer counts. The submitted
 * version stays, marked as taken back. Once accepted, only the secretariat reopens it.
 *
 * @param input.receipt the version that the approver looked at
 * @throws {RefusedError} for anyone but who submits for the municipality
 * @throws {StateError} when the wave takes no answers, it is accepted, or that version is not the one in force
 */
export async function withdrawResponse(actor: Actor, { year, code, receipt }: { year: number; code: string; receipt: string }): Promise<void> {
  const approverOnly = new RefusedError('提出を取り下げられるのは承認者だけです。承認者に依頼してください。');
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw approverOnly;
  await db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await holdResponse(tx, year, code);
    if (!maySubmitAs(actor, code, await readWay(tx, code))) throw approverOnly;
    assertAccepting(wave);
    await assertWriter(tx, actor, respondent.id);
    if (response?.status === 'accepted') throw new StateError('事務局が受理した回答は取り下げられません。直す必要があるときは、事務局にご相談ください。');
    const standing = await standingSubmission(tx, respondent.id);
    if (!isSubmitted(response?.status) || standing?.receipt !== receipt) throw new StateError('この版はすでに取り下げられています。画面を開き直して、今の状態をご確認ください。');
    await undoSubmission(tx, questionnaire, respondent, standing, 'withdrawn', actor.personId);
    await record(tx, { act: 'response.withdrawn', municipalityCode: code, subject: `response:${year}:${code}`, detail: { receipt } });
  });
}
