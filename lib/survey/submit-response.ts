import 'server-only';
import { record } from '@/lib/audit/record';
import { maySubmitResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { assertComplete } from './assert-complete';
import type { Carried } from './carry-over';
import { prune } from './completeness';
import { countChange } from './count-response';
import { assertAccepting, assertDraft } from './find-response';
import { assertSeen, holdResponse } from './hold-response';
import type { Answers } from './questionnaire';

export const approverOnlySentence = '提出できるのは承認者だけです。内容を確認できたら、承認者に提出を依頼してください。';

/**
 * Submits a draft, asked for approval or not: keeps it whole as a numbered version, pruned of what its conditions exclude, and counts it in, all
 * in one transaction.
 *
 * @param input.revision the state that the approver has looked at; anything saved since must be looked at first
 * @returns receipt 受付番号, YEAR-CODE-VERSION
 * @throws {RefusedError} for anyone but the municipality's approver
 * @throws {InvalidInputError} with a sentence for each field that is missing or cannot stand beside another
 * @throws {StateError} when the wave takes no answers, it is submitted already, or it changed since it was looked at
 */
export async function submitResponse(actor: Actor, { year, code, revision }: { year: number; code: string; revision: number }): Promise<{ receipt: string }> {
  if (!maySubmitResponse(actor, code) || actor.kind !== 'person') throw new RefusedError(approverOnlySentence);
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response: draft } = await holdResponse(tx, year, code);
    assertAccepting(wave);
    if (!draft) throw new StateError('まだ何も回答されていません。回答を入力してから提出してください。');
    if (draft.status !== 'requested') assertDraft(wave, draft.status);
    assertSeen(revision, draft.revision, '提出');
    const given = draft.answers as Answers;
    assertComplete(questionnaire, { answers: given, carried: draft.carried as Carried }, 'まだ提出できません。次の項目をご確認ください。');

    const answers = prune(questionnaire, given);
    const earlier = await tx.submission.aggregate({ where: { respondentId: respondent.id }, _max: { version: true } });
    const version = (earlier._max.version ?? 0) + 1;
    const receipt = `${year}-${code}-${version}`;
    await tx.submission.create({ data: { respondentId: respondent.id, owner: code, version, answers, receipt, submittedAt: new Date(), submittedBy: actor.personId } });
    await tx.response.update({ where: { respondentId: respondent.id }, data: { status: 'submitted' } });
    if (respondent.validity === 'valid') await countChange(tx, respondent, questionnaire, null, answers);
    await record(tx, { act: 'response.submitted', municipalityCode: code, subject: `response:${year}:${code}`, detail: { receipt } });
    return { receipt };
  });
}
