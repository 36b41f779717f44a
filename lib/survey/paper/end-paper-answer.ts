import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEnterPaper } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import { lockRespondent } from '../lock-respondent';
import { isSubmitted } from '../response-status';
import { tellMunicipality } from '../notices/send-notice';

/**
 * Gives the paper up: what was entered becomes the municipality's own draft, and the scans stay.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when nothing is on paper, or it is submitted (return it first)
 */
export async function endPaperAnswer(actor: Actor, { year, code }: { year: number; code: string }): Promise<void> {
  if (!mayEnterPaper(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { respondent } = await findResponse(tx, year, code);
    await lockRespondent(tx, respondent.id);
    const { response } = await findResponse(tx, year, code);
    if (isSubmitted(response?.status)) throw new StateError('提出済です。やめるときは、先に回答を返してください。');
    const { count } = await tx.paperAnswer.updateMany({ where: { respondentId: respondent.id, endedAt: null }, data: { endedAt: new Date(), endedBy: actor.personId } });
    if (count === 0) throw new StateError('紙の回答の入力は始まっていません。');
    // What was returned meanwhile is the municipality's to mend from now on.
    if ((await tx.reviewRemark.count({ where: { respondentId: respondent.id, resolvedAt: null } })) > 0) await tellMunicipality(tx, 'returned', { year, code });
    await record(tx, { act: 'paper.ended', municipalityCode: code, subject: `response:${year}:${code}` });
  });
}
