import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { carryOver } from './carry-over';
import type { Answers, Questionnaire } from '../questionnaire/questionnaire';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';

type Previous = { year: number; owner: string; receipt: string; submitted_at: Date; answers: Answers };

export type LastYear = {
  /** The fiscal year of the newest earlier version in force; often, not always, the one before. */
  year: number;
  receipt: string;
  submittedAt: Date;
  /** As it was submitted, under the questionnaire of its own year. */
  answers: Answers;
  questionnaire: Questionnaire;
  /** As far as this year's questionnaire still takes it. */
  offered: Answers;
};

/** What a municipality submitted before this year, or null: it was not asked, did not answer, or merged. */
export async function findLastYear(tx: Transaction, { year, code }: { year: number; code: string }, now: Questionnaire): Promise<LastYear | null> {
  const [found] = await tx.$queryRaw<Previous[]>`select year, owner, receipt, submitted_at, answers from previous_submission(${code}, ${year}::int)`;
  const wave = found && (await tx.wave.findUnique({ where: { year: found.year }, select: { year: true, definitionHash: true } }));
  if (!found || !wave) return null;
  const questionnaire = await readQuestionnaire(tx, wave);
  return { year: found.year, receipt: found.receipt, submittedAt: found.submitted_at, answers: found.answers, questionnaire, offered: carryOver({ questionnaire, answers: found.answers }, now) };
}
