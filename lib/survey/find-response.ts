import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError, StateError } from '@/lib/platform/errors';
import type { Carried } from './carry/carry-over';
import type { Answers } from './questionnaire/questionnaire';
import { readQuestionnaire } from './questionnaire/read-questionnaire';
import { isSubmitted } from './response-status';
import { whyNotAccepting, type WaveDates } from './waves/wave-state';

/** A wave, the respondent in it and its response as far as the actor may see them; `response` is null before the first save. */
export async function findResponse(tx: Transaction, year: number, code: string) {
  const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
  const respondent = await tx.respondent.findUnique({ where: { year_owner: { year, owner: code } } });
  if (!wave || !respondent) throw new NotFoundError('この年度の調査票は、この市区町村には用意されていません。年度と市区町村をご確認ください。');
  const response = await tx.response.findUnique({ where: { respondentId: respondent.id } });
  return { wave, questionnaire: await readQuestionnaire(tx, wave), respondent, response };
}

type Locked = { answers: Answers; carried: Carried; status: string; revision: number };

/**
 * The response, locked until the transaction ends, so that two saves never work on the same state.
 * Row-level security hides a row that the actor may not write from `for update`: none is found once the wave is closed,
 * or once an editor's response has been submitted.
 */
export async function lockResponse(tx: Transaction, respondentId: string): Promise<Locked | null> {
  const rows = await tx.$queryRaw<Locked[]>`select answers, carried, status, revision from response where respondent_id = ${respondentId}::uuid for update`;
  return rows[0] ?? null;
}

/** @throws {StateError} when the wave takes no answers now */
export function assertAccepting(wave: WaveDates): void {
  const why = whyNotAccepting(wave, new Date());
  if (why) throw new StateError(why);
}

/** Why nobody types into a response in this state, or null. */
export function whyNotDraft(status: string | undefined): string | null {
  if (status === 'requested') return 'この回答は承認待ちのため、いまは入力できません。直すときは、「回答の確認と提出」で承認の依頼を取り下げてください。';
  if (status === 'accepted') return 'この回答は事務局が受理しています。直す必要があるときは、事務局にご相談ください。';
  return isSubmitted(status) ? 'この回答は提出済です。直すときは、受付票から提出を取り下げてから編集してください。' : null;
}

/** @throws {StateError} when the response is not a draft that may be written now */
export function assertDraft(wave: WaveDates, responseStatus: string | undefined): void {
  assertAccepting(wave);
  const why = whyNotDraft(responseStatus);
  if (why) throw new StateError(why);
}
