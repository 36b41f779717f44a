import { day } from '../../lib/platform/time';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { HEADER } from '../../lib/survey/workbook/layout';
import { readAnswers } from '../../lib/survey/workbook/read-answers';
import { readXlsx } from '../../lib/survey/workbook/read-xlsx';
import { writeWorkbook } from '../../lib/survey/workbook/write-workbook';

export const HERE = { year: 2026, code: '992011', municipality: '見本市' };

export const workbookOf = (questionnaire: Questionnaire, answers: Answers, here: Partial<typeof HERE> = {}): Promise<Buffer> =>
  writeWorkbook({ ...HERE, ...here, title: '2026年度 調査', questionnaire, answers, referenceDate: day('2026-10-01'), closesOn: day('2026-12-31'), contact: '見本県 見本課\n内線 & 123', downloadedAt: new Date('2026-11-25T00:00:00Z') });

/** What a workbook changes, as the upload reads it. */
export const readBack = async (questionnaire: Questionnaire, bytes: Buffer) => readAnswers(await readXlsx(bytes), { ...HERE, questionnaire });

/** Every answer that stands in the answer cells, whatever the workbook says of the time of its download. */
export async function answersIn(questionnaire: Questionnaire, bytes: Buffer): Promise<Answers> {
  const book = await readXlsx(bytes);
  for (const sheet of book.sheets)
    for (const [row, cells] of sheet.rows) for (const [column, cell] of cells) if (String(cell.value) === HEADER.base) for (const below of sheet.rows.keys()) if (below > row) sheet.rows.get(below)!.delete(column);
  const { changes, problems } = readAnswers(book, { ...HERE, questionnaire });
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return Object.fromEntries(changes.flatMap(({ field, to }) => (to === null ? [] : [[field, to]])));
}
