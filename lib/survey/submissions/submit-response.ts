import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditResponse, mayEnterPaper, maySubmitAs, maySubmitResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, issuesByField, RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { decisionSchema } from './approval-schemas';
import { assertComplete } from '../drafts/assert-complete';
import type { Carried } from '../carry/carry-over';
import { prune } from '../questionnaire/completeness';
import { countChange } from './count-response';
import { assertAccepting, assertDraft } from '../find-response';
import { assertSeen, holdResponse } from './hold-response';
import { assertWriter } from '../paper/on-paper';
import type { Answers } from '../questionnaire/questionnaire';
import { readWay } from './read-way';
import { tellMunicipality } from '../notices/send-notice';
import type { SubmissionWay } from './submission-rule';

export const approverOnlySentence = '提出できるのは承認者だけです。内容を確認できたら、承認者に提出を依頼してください。';

type Input = { year: number; code: string; revision: number; decidedOn?: string; documentNumber?: string };

/**
 * What a submission rests on, by the municipality's rule.
 * @throws {InvalidInputError} when a decision on paper is needed and not given, or lies in the future
 */
function basisFor(actor: Actor, rule: SubmissionWay, { code, decidedOn, documentNumber }: Input, now: Date) {
  if (actor.kind === 'secretariat') return { way: 'paper' };
  if (rule !== 'decision') return { way: rule === 'same' && !maySubmitResponse(actor, code) ? 'same' : 'approver' };
  const parsed = decisionSchema.safeParse({ decidedOn, documentNumber });
  if (!parsed.success) throw new InvalidInputError(issuesByField(parsed.error.issues));
  if (parsed.data.decidedOn > isoDay(now)) throw new InvalidInputError({ decidedOn: '「決裁日」は今日までの日付を入力してください。' });
  return { way: 'decision', decidedOn: day(parsed.data.decidedOn), documentNumber: parsed.data.documentNumber };
}

/**
 * Submits a draft, asked for approval or not: keeps it whole as a numbered version, pruned of what its conditions exclude, and counts it in, all
 * in one transaction.
 *
 * @param input.revision the state that the person has looked at; anything saved since must be looked at first
 * @param input.decidedOn, input.documentNumber the decision on paper, as typed, where the municipality decides so
 * @returns receipt 受付番号, YEAR-CODE-VERSION
 * @throws {RefusedError} for anyone but the municipality's approver, its editors where it submits in another way, and the secretariat for paper
 * @throws {InvalidInputError} with a sentence for each field that is missing or cannot stand beside another, or the decision
 * @throws {StateError} when the wave takes no answers, it is submitted already, or it changed since it was looked at
 */
export async function submitResponse(actor: Actor, input: Input): Promise<{ receipt: string }> {
  const { year, code, revision } = input;
  if ((!mayEditResponse(actor, code) && !mayEnterPaper(actor)) || (actor.kind !== 'person' && actor.kind !== 'secretariat')) throw new RefusedError(approverOnlySentence);
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response: draft } = await holdResponse(tx, year, code);
    await assertWriter(tx, actor, respondent.id);
    const rule = await readWay(tx, code);
    if (actor.kind === 'person' && !maySubmitAs(actor, code, rule)) throw new RefusedError(approverOnlySentence);
    assertAccepting(wave);
    if (!draft) throw new StateError('まだ何も回答されていません。回答を入力してから提出してください。');
    if (draft.status !== 'requested') assertDraft(wave, draft.status);
    assertSeen(revision, draft.revision, '提出');
    const given = draft.answers as Answers;
    assertComplete(questionnaire, { answers: given, carried: draft.carried as Carried }, 'まだ提出できません。次の項目をご確認ください。');
    const basis = basisFor(actor, rule, input, new Date());

    const answers = prune(questionnaire, given);
    const earlier = await tx.submission.aggregate({ where: { respondentId: respondent.id }, _max: { version: true } });
    const version = (earlier._max.version ?? 0) + 1;
    const receipt = `${year}-${code}-${version}`;
    await tx.submission.create({ data: { respondentId: respondent.id, owner: code, version, answers, receipt, submittedAt: new Date(), submittedBy: actor.personId, ...basis } });
    await tx.response.update({ where: { respondentId: respondent.id }, data: { status: 'submitted' } });
    await tx.draftHelp.updateMany({ where: { respondentId: respondent.id, closedAt: null }, data: { closedAt: new Date(), closedBy: actor.personId } });
    if (respondent.validity === 'valid') await countChange(tx, respondent, questionnaire, null, answers);
    await record(tx, { act: 'response.submitted', municipalityCode: code, subject: `response:${year}:${code}`, detail: { receipt, way: basis.way } });
    await tellMunicipality(tx, 'submitted', { year, code });
    return { receipt };
  });
}
