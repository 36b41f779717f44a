import 'server-only';
import { record } from '@/lib/audit/record';
import { mayReadResponse, maySubmitAs } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import type { Answers } from '../questionnaire/questionnaire';
import { readWay } from './read-way';
import { isSubmitted } from '../response-status';
import { toldVersion } from './told-version';
import { whyNotAccepting } from '../waves/wave-state';

/**
 * The submission in force with its answers, and all versions, for the municipality and the secretariat.
 * Each opening by the secretariat is recorded.
 * @throws {RefusedError} for anyone else
 * @throws {NotFoundError} when nothing is submitted at the moment
 */
export async function getReceipt(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayReadResponse(actor, code, true)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    const versions = await tx.submission.findMany({ where: { respondentId: respondent.id }, orderBy: { version: 'desc' } });
    const current = versions.find((version) => !version.withdrawnAt);
    // The secretariat reads an answer once it is submitted, and no longer when it has been taken back.
    if (!current || !isSubmitted(response?.status)) throw new NotFoundError('提出された回答がありません。');
    const people = await tx.person.findMany({ where: { id: { in: versions.flatMap((v) => [v.submittedBy, v.withdrawnBy]).filter((id) => id !== null) } }, select: { id: true, name: true } });
    const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '（記録なし）';
    const told = (submission: (typeof versions)[number]) => toldVersion(submission, nameOf);
    if (actor.kind === 'secretariat') await record(tx, { act: 'response.opened', municipalityCode: code, subject: `response:${year}:${code}`, detail: { receipt: current.receipt } });
    return {
      year, code, title: wave.title, referenceDate: wave.referenceDate, questionnaire,
      municipality: respondent.label,
      validity: respondent.validity,
      validityReason: respondent.validityReason,
      current: told(current),
      answers: current.answers as Answers,
      earlier: versions.filter((version) => version !== current).map(told),
      scans: await tx.paperScan.findMany({ where: { respondentId: respondent.id }, select: { id: true, name: true }, orderBy: { addedAt: 'asc' } }),
      acceptedAt: response?.status === 'accepted' ? current.acceptedAt : null,
      onPaper: current.way === 'paper',
      /** Why the secretariat cannot return it now, in words for the secretariat. */
      whyNotReturn: whyNotAccepting(wave, new Date()) ? 'いまは受付中でないため、返せません。先に年度の画面で締切日を延ばすか、受付を再開してください。' : null,
      mayWithdraw: current.way !== 'paper' && maySubmitAs(actor, code, await readWay(tx, code)) && response?.status === 'submitted' && whyNotAccepting(wave, new Date()) === null,
    };
  });
}
