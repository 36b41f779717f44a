import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { type Finding, findingsOf } from '../questionnaire/checks';
import { prune } from '../questionnaire/completeness';
import { findLastYear } from '../carry/find-last-year';
import { findResponse } from '../find-response';
import type { Answers, Questionnaire } from '../questionnaire/questionnaire';
import { isSubmitted } from '../response-status';

export type Findings = { questionnaire: Questionnaire; answers: Answers; findings: Finding[] };

/**
 * What is odd in a municipality's answer, against last year's and against one another: for who writes it, and for the
 * secretariat once it is submitted. Its opening by the secretariat is recorded.
 * @throws {RefusedError} for anyone else
 * @throws {NotFoundError} for the secretariat when nothing is submitted
 */
export async function getFindings(actor: Actor, { year, code }: { year: number; code: string }): Promise<Findings> {
  if (!mayReadResponse(actor, code, true)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, response } = await findResponse(tx, year, code);
    if (actor.kind === 'secretariat' && !isSubmitted(response?.status)) throw new NotFoundError('提出された回答がありません。');
    const answers = prune(questionnaire, (response?.answers ?? {}) as Answers);
    const last = await findLastYear(tx, { year, code }, questionnaire);
    if (actor.kind === 'secretariat') await record(tx, { act: 'findings.opened', municipalityCode: code, subject: `response:${year}:${code}` });
    return { questionnaire, answers, findings: findingsOf(answers, { questionnaire, referenceDate: wave.referenceDate, last: last && { year: last.year, answers: last.offered } }) };
  });
}
