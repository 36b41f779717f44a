import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import type { Answers } from '../questionnaire/questionnaire';
import { writeWorkbook } from './write-workbook';

/**
 * A municipality's sheet of a year as .xlsx, filled with what is there.
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {NotFoundError} when it is not asked in that year
 */
export async function getWorkbook(actor: Actor, { year, code }: { year: number; code: string }): Promise<{ fileName: string; bytes: Buffer }> {
  if (!mayEditResponse(actor, code)) throw new RefusedError();
  const { wave, questionnaire, respondent, response } = await db.as(actor, async (tx) => {
    const found = await findResponse(tx, year, code);
    await record(tx, { act: 'workbook.downloaded', municipalityCode: code, subject: `response:${year}:${code}` });
    return found;
  });
  const { title, referenceDate, closesOn, contact } = wave;
  const bytes = await writeWorkbook({
    year, code, title, referenceDate, closesOn, contact, questionnaire,
    municipality: respondent.label,
    answers: (response?.answers ?? {}) as Answers,
    downloadedAt: new Date(),
  });
  return { fileName: `調査票_${year}_${code}_${respondent.label}.xlsx`, bytes };
}
