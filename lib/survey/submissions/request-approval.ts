import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAskApproval } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { assertComplete } from '../drafts/assert-complete';
import type { Carried } from '../carry/carry-over';
import { assertDraft } from '../find-response';
import { assertSeen, holdResponse } from './hold-response';
import { assertWriter } from '../paper/on-paper';
import type { Answers } from '../questionnaire/questionnaire';
import { tellMunicipality } from '../notices/send-notice';
import { takeStep } from './take-step';

/**
 * Asks the municipality's approver to look at a complete draft. Until it is taken back or handed back, nobody types.
 *
 * @param input.revision the state that the page showed
 * @throws {RefusedError} for who does not write for the municipality
 * @throws {InvalidInputError} with a sentence for each field that is missing or cannot stand beside another
 * @throws {StateError} when the wave takes no answers, it is no draft, or it changed since it was looked at
 */
export async function requestApproval(actor: Actor, { year, code, revision }: { year: number; code: string; revision: number }): Promise<void> {
  if (!mayAskApproval(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await holdResponse(tx, year, code);
    await assertWriter(tx, actor, respondent.id);
    assertDraft(wave, response?.status);
    if (!response) throw new StateError('まだ何も回答されていません。回答を入力してから承認を依頼してください。');
    assertSeen(revision, response.revision, '依頼');
    assertComplete(questionnaire, { answers: response.answers as Answers, carried: response.carried as Carried }, 'まだ承認を依頼できません。次の項目をご確認ください。');
    await tx.response.update({ where: { respondentId: respondent.id }, data: { status: 'requested' } });
    await takeStep(tx, actor, respondent, 'requested');
    await record(tx, { act: 'approval.requested', municipalityCode: code, subject: `response:${year}:${code}` });
    await tellMunicipality(tx, 'requested', { year, code });
  });
}
