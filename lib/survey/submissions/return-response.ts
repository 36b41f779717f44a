import 'server-only';
import { record } from '@/lib/audit/record';
import { mayJudgeResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { gone } from './accept-response';
import { assertAccepting, findResponse } from '../find-response';
import { lockWave } from '../waves/find-wave';
import { lockRespondent } from '../lock-respondent';
import { paperOf } from '../paper/on-paper';
import { isSubmitted } from '../response-status';
import { knowsItems, type NewRemark } from './review-remarks';
import { tellMunicipality } from '../notices/send-notice';
import { takeStep, writeRemarks } from './take-step';
import { standingSubmission, undoSubmission } from './undo-submission';

type Input = { year: number; code: string; receipt: string; remarks: NewRemark[] };

/**
 * Gives a submitted version back to its municipality with remarks at items: it becomes a draft and no longer counts, the
 * version stays. An accepted one is reopened by the same act.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {InvalidInputError} without a remark, or with one at an item that the questionnaire does not hold
 * @throws {StateError} when that version does not stand any more, or the year takes no answers
 */
export async function returnResponse(actor: Actor, { year, code, receipt, remarks }: Input): Promise<{ how: 'returned' | 'reopened'; onPaper: boolean }> {
  if (!mayJudgeResponse(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    assertAccepting(wave);
    const { respondent: found } = await findResponse(tx, year, code);
    await lockRespondent(tx, found.id);
    const { questionnaire, respondent, response } = await findResponse(tx, year, code);
    const standing = await standingSubmission(tx, respondent.id);
    if (!isSubmitted(response?.status) || standing?.receipt !== receipt) throw gone();
    if (remarks.length === 0 || !knowsItems(questionnaire, remarks)) throw new InvalidInputError({}, '指摘を読み取れませんでした。画面を開き直して、もう一度入力してください。');
    const how = response?.status === 'accepted' ? 'reopened' : 'returned';
    await undoSubmission(tx, questionnaire, { ...respondent, bands: respondent.bands as Record<string, string> }, standing, how, actor.personId);
    await writeRemarks(tx, actor, respondent, remarks);
    await takeStep(tx, actor, respondent, how, standing.version);
    await record(tx, { act: how === 'reopened' ? 'response.reopened' : 'response.returned', municipalityCode: code, subject: `response:${year}:${code}`, detail: { receipt, items: remarks.map(({ item }) => item || '*') } });
    // What came on paper is the secretariat's own to mend, until it gives it over.
    const onPaper = (await paperOf(tx, respondent.id)) !== null;
    if (!onPaper) await tellMunicipality(tx, 'returned', { year, code });
    return { how, onPaper };
  });
}
