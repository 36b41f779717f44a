import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldApplies } from '@/lib/survey/questionnaire/conditions';
import { prune } from '@/lib/survey/questionnaire/completeness';
import { fieldsOf, itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Answers, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { NOT_ASKED } from '@/lib/survey/workbook/layout';
import { openZip } from '@/lib/survey/workbook/read-zip';
import { readXlsx } from '@/lib/survey/workbook/read-xlsx';
import { convert, ensureLibreOffice } from '../../scripts/libreoffice.mjs';
import { generateAnswers } from '../support/answer-generator';
import { anyAnswers, everyField, everyKind } from '../support/every-kind';
import { cellOf, edited } from '../support/edit-workbook';
import { answersIn, readBack, workbookOf } from '../support/workbooks';

// Through a real LibreOffice: what a town hall does when it opens our workbook there and saves it.

let folder: string;
beforeAll(async () => {
  ensureLibreOffice();
  folder = await mkdtemp(path.join(tmpdir(), 'sonaeai-workbook-'));
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

let turn = 0;
async function resaved(bytes: Buffer, format = 'xlsx'): Promise<Buffer> {
  const out = path.join(folder, `out-${(turn += 1)}`);
  await mkdir(out);
  const file = path.join(folder, `book-${turn}.xlsx`);
  await writeFile(file, bytes);
  return readFile(await convert(file, format, out));
}

async function part(bytes: Buffer, name: string): Promise<string> {
  const zip = await openZip(bytes);
  let text = '';
  for await (const chunk of await zip.open(name)) text += String(chunk);
  zip.close();
  return text;
}

const full: Answers = {
  yes: 'no', 'yes.which': ['c1', 'c2', 'c3'], 'yes.why': 'c2', 'yes.hours': 72, 'yes.words': '一行目\n二行目\n\n四行目', 'yes.unconfirmed': true, 'yes.remark': '=SUM(A1)',
  single: 'c2', 'single.remark': '見本𠮷市の髙橋', several: ['c1', 'c3'], 'several.remark': '_x0041_ <&> "引用"', order: ['c4', 'c1', 'c2'], count: 0, 'count.remark': '+81-3',
  'staff.own': 12, 'staff.se': 0, month: '2011-12', free: `${'長い文。'.repeat(300)}\nおわり`, name: '例示, 情報', 'who.juki': 'c1', 'who.tax': 'c3', 'who.files': 'c2',
  'where.juki': ['c1', 'c2'], 'where.tax': ['c3'], 'where.files': ['c1', 'c2', 'c3'], 'where.places': 3, 'vendor.juki': '見本𠮷システム', 'vendor.tax': '007', shaken: 'yes', 'shaken.remark': '2011年12月',
};

describe('re-saved by LibreOffice', () => {
  test('every kind of item comes back without loss, filled and empty', async () => {
    for (const answers of [full, {}]) {
      const again = await resaved(await workbookOf(everyKind, answers));
      expect(await answersIn(everyKind, again)).toEqual(answers);
      expect(await readBack(everyKind, again)).toEqual({ changes: [], problems: [], found: everyField.length });
    }
  }, 120_000);

  test('any answers survive, and so does today’s questionnaire', async () => {
    const some = fc.sample(anyAnswers, { numRuns: 4, seed: 7 });
    const questionnaire = questionnaireFor(2026);
    const totals = new Set(fieldsOf(questionnaire).filter(({ role }) => role === 'total').map(({ name }) => name));
    const today = Object.fromEntries(Object.entries(generateAnswers(questionnaire, 3)).filter(([name]) => !totals.has(name)));
    const cases: [Questionnaire, Answers][] = [...some.map((answers): [Questionnaire, Answers] => [everyKind, answers]), [questionnaire, today]];
    for (const [asked, answers] of cases) expect(await answersIn(asked, await resaved(await workbookOf(asked, answers)))).toEqual(answers);
  }, 240_000);

  test('filled in after a re-save, and saved once more, it says exactly what was filled in', async () => {
    const first = await resaved(await workbookOf(everyKind, { count: 3, free: '前の文' }));
    const filled = await edited(first, (book) => {
      cellOf(book, 'count').value = 25;
      cellOf(book, 'single').value = '見本𠮷';
      cellOf(book, 'several', 0).value = '○';
      cellOf(book, 'several', 2).value = '○';
      cellOf(book, 'month').value = '平成23年12月';
      cellOf(book, 'vendor.tax').value = '例示\u3000情報';
    });
    const { changes, problems } = await readBack(everyKind, await resaved(filled));
    expect(problems).toEqual([]);
    expect(Object.fromEntries(changes.map(({ field, to }) => [field, to]))).toEqual({ count: 25, single: 'c3', several: ['c1', 'c3'], month: '2011-12', 'vendor.tax': '例示\u3000情報' });
  }, 120_000);

  test('drop-downs, the greying and the locks are still in the file', async () => {
    const again = await resaved(await workbookOf(everyKind, full));
    const sheet = await part(again, 'xl/worksheets/sheet2.xml');
    expect(sheet).toMatch(/<dataValidation [^>]*type="list"/);
    expect(sheet.match(/<formula1>[^<]*選択肢[^<]*<\/formula1>/g)?.length).toBeGreaterThan(4);
    expect(sheet).toMatch(/<dataValidation [^>]*type="whole"/);
    expect(sheet).toMatch(/<conditionalFormatting[\s\S]*<cfRule type="expression"[\s\S]*回答不要/);
    expect(sheet).toContain('<sheetProtection');
    expect(await part(again, 'xl/styles.xml')).toMatch(/<protection [^>]*locked="(false|0)"/);
  }, 120_000);

  test('what LibreOffice works out as asked is what the conditions say', async () => {
    for (const answers of fc.sample(anyAnswers, { numRuns: 3, seed: 11 })) {
      // Its own results, since the cached ones are ours: a change of format makes it work everything out anew.
      const empty = await edited(await workbookOf(everyKind, answers), (book) => {
        for (const sheet of book.worksheets) sheet.eachRow((row) => { const cell = row.getCell(7); if (cell.formula) cell.value = { formula: cell.formula, date1904: false } as never; });
      });
      const book = await readXlsx(await resaved(empty));
      const kept = prune(everyKind, answers);
      const found: Record<string, boolean> = {};
      for (const sheet of book.sheets) for (const cells of sheet.rows.values()) found[String(cells.get(1)?.value)] = cells.get(7)?.value === NOT_ASKED;
      for (const item of itemsOf(everyKind)) for (const field of fieldsOf(everyKind).filter((one) => one.item === item.key && one.role !== 'total')) expect([field.name, found[field.name]]).toEqual([field.name, !fieldApplies(item, field, kept)]);
    }
  }, 120_000);
});
