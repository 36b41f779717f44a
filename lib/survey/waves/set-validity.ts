import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { countChange } from '../submissions/count-response';
import { lockWave } from './find-wave';
import { lockRespondent } from '../lock-respondent';
import type { Answers } from '../questionnaire/questionnaire';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';
import { isSubmitted } from '../response-status';
import type { Validity } from './wave-schemas';

/**
 * Marks a submitted answer 有効 or 無効, with the reason; the counts of the year follow in the same transaction.
 * What is published stays; the next edition corrects it.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {StateError} when it is not submitted
 */
export async function setValidity(actor: Actor, { year, owner, validity, reason }: Validity): Promise<void> {
  if (!mayRunWaves(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const wave = await lockWave(tx, year);
    const found = await tx.respondent.findUnique({ where: { year_owner: { year, owner } }, select: { id: true } });
    if (!found) throw new NotFoundError('この団体は、この年度の対象に入っていません。');
    await lockRespondent(tx, found.id);
    const respondent = await tx.respondent.findUniqueOrThrow({ where: { id: found.id }, include: { response: { select: { status: true } } } });
    const submission = await tx.submission.findFirst({ where: { respondentId: found.id, withdrawnAt: null }, orderBy: { version: 'desc' } });
    // Row-level security shows the secretariat a response only once it is submitted.
    if (!isSubmitted(respondent.response?.status) || !submission) throw new StateError('有効・無効を付けられるのは、提出された回答だけです。');
    await tx.respondent.update({ where: { id: found.id }, data: { validity, validityReason: validity === 'invalid' ? reason : '' } });
    await record(tx, { act: 'validity.set', municipalityCode: respondent.municipalityCode, subject: `response:${year}:${owner}`, detail: { validity } });
    if (respondent.validity === validity) return;
    const answers = submission.answers as Answers;
    const [before, after] = validity === 'valid' ? [null, answers] : [answers, null];
    await countChange(tx, { id: found.id, bands: respondent.bands as Record<string, string> }, await readQuestionnaire(tx, wave), before, after);
  });
}
