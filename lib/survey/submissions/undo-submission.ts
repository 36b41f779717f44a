import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { countChange } from './count-response';
import type { Answers, Questionnaire } from '../questionnaire/questionnaire';

type Respondent = { id: string; validity: string; bands: Record<string, string> };
type Standing = { id: string; answers: unknown };

/** The version that stands, or null. */
export const standingSubmission = (tx: Transaction, respondentId: string) =>
  tx.submission.findFirst({ where: { respondentId, withdrawnAt: null }, orderBy: { version: 'desc' } });

/** Takes the standing version out of the counts and marks how it came to that; it stays readable. The caller holds the respondent. */
export async function undoSubmission(tx: Transaction, questionnaire: Questionnaire, respondent: Respondent, standing: Standing, how: 'withdrawn' | 'returned' | 'reopened', personId: string): Promise<void> {
  await tx.submission.update({ where: { id: standing.id }, data: { withdrawnAt: new Date(), withdrawnBy: personId, undone: how } });
  if (how === 'withdrawn') await tx.response.update({ where: { respondentId: respondent.id }, data: { status: 'draft' } });
  else await tx.$queryRaw`select return_response(${respondent.id}::uuid)::text`; // the secretariat does not see what becomes a draft
  if (respondent.validity === 'valid') await countChange(tx, respondent, questionnaire, standing.answers as Answers, null);
}
