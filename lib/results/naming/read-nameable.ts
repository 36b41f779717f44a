import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError, StateError } from '@/lib/platform/errors';
import { findResponse } from '@/lib/survey/find-response';
import type { Answers } from '@/lib/survey/questionnaire/questionnaire';
import { isSubmitted } from '@/lib/survey/response-status';
import { type Nameable, nameable } from './naming';

/**
 * What a municipality can be named for, by the answers that it has submitted.
 * @throws {NotFoundError} when it is not asked in that year, or has nothing submitted
 */
export async function readNameable(tx: Transaction, { year, code }: { year: number; code: string }) {
  const { wave, respondent, response, questionnaire } = await findResponse(tx, year, code);
  const standing = isSubmitted(response?.status) ? await tx.submission.findFirst({ where: { respondentId: respondent.id, withdrawnAt: null }, orderBy: { version: 'desc' }, select: { answers: true } }) : null;
  if (!standing) throw new NotFoundError('提出された回答がありません。団体名の掲載は、回答を提出してから選べます。');
  return { wave, respondent, questionnaire, offered: nameable(questionnaire, standing.answers as Answers) };
}

/** @throws {StateError} when what is submitted does not say that it does this well */
export function assertNameable(offered: Nameable[], item: string): void {
  if (!offered.some((one) => one.item.key === item)) throw new StateError('この質問では、団体名の掲載を選べません。提出された回答が変わったときは、画面を開き直してください。');
}
