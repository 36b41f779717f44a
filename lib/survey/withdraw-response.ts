import 'server-only';
import { record } from '@/lib/audit/record';
import { maySubmitResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { countChange } from './count-response';
import { assertAccepting, findResponse } from './find-response';
import { lockRespondent } from './lock-respondent';
import type { Answers } from './questionnaire';
import { isSubmitted } from './response-status';

/**
 * Takes a submitted response back, to be corrected: it becomes a draft again and no longer counts. The submitted
 * version stays, marked as taken back.
 *
 * @param input.receipt the version that the approver looked at
 * @throws {RefusedError} for anyone but the municipality's approver
 * @throws {StateError} when the wave takes no answers, or that version is not the one in force
 */
export async function withdrawResponse(actor: Actor, { year, code, receipt }: { year: number; code: string; receipt: string }): Promise<void> {
  if (!maySubmitResponse(actor, code) || actor.kind !== 'person') throw new RefusedError('提出を取り下げられるのは承認者だけです。承認者に依頼してください。');
  await db.as(actor, async (tx) => {
    const found = await findResponse(tx, year, code);
    await lockRespondent(tx, found.respondent.id);
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    assertAccepting(wave);
    const submission = await tx.submission.findFirst({ where: { respondentId: respondent.id, withdrawnAt: null }, orderBy: { version: 'desc' } });
    if (!isSubmitted(response?.status) || submission?.receipt !== receipt) throw new StateError('この版はすでに取り下げられています。画面を開き直して、今の状態をご確認ください。');
    await tx.submission.update({ where: { id: submission.id }, data: { withdrawnAt: new Date(), withdrawnBy: actor.personId } });
    await tx.response.update({ where: { respondentId: respondent.id }, data: { status: 'draft' } });
    if (respondent.validity === 'valid')
      await countChange(tx, { id: respondent.id, bands: respondent.bands as Record<string, string> }, questionnaire, submission.answers as Answers, null);
    await record(tx, { act: 'response.withdrawn', municipalityCode: code, subject: `response:${year}:${code}`, detail: { receipt } });
  });
}
