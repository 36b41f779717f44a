import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import type { Questionnaire } from './questionnaire';
import { readQuestionnaire } from './read-questionnaire';

/** The questionnaire of the newest year before `year` that was really asked or is being prepared; 2012 is rebuilt and does not count. */
export async function lastYearBefore(tx: Transaction, year: number): Promise<Questionnaire | null> {
  const last = await tx.wave.findFirst({ where: { year: { lt: year }, rebuilt: false }, orderBy: { year: 'desc' }, select: { year: true, definitionHash: true } });
  return last && { ...(await readQuestionnaire(tx, last)), year: last.year };
}
