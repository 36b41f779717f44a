// Reads one uploaded workbook in a process of its own and says how much memory that took at most.
//   node --conditions react-server --import tsx tests/support/read-one-workbook.ts FILE
import { readFile } from 'node:fs/promises';
import { readAnswers, readGuides } from '../../lib/survey/workbook/read-answers';
import { readXlsx } from '../../lib/survey/workbook/read-xlsx';
import { UnreadableWorkbook } from '../../lib/survey/workbook/unreadable';
import { everyKind } from './every-kind';

let refusal = '';
try {
  const book = await readXlsx(await readFile(process.argv[2]!));
  readGuides(book);
  readAnswers(book, { year: 2026, code: '992011', questionnaire: everyKind });
} catch (error) {
  if (!(error instanceof UnreadableWorkbook)) throw error;
  refusal = error.message;
}
console.log(JSON.stringify({ megabytes: Math.round(process.resourceUsage().maxRSS / 1024), refusal }));
