import 'server-only';
import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { exportColumns, type ExportedResponse, harmless } from './export-columns';
import type { Questionnaire } from '../questionnaire/questionnaire';
import { escapeCellText } from '../workbook/cell-text';

type Exported = { title: string; questionnaire: Questionnaire; rows: AsyncIterable<ExportedResponse> };

/** CSV in UTF-8 with BOM and CRLF, as Excel in Japan opens it; a line at a time. */
export function csvOf({ questionnaire, rows }: Exported): Readable {
  const columns = exportColumns(questionnaire);
  const line = (cells: (string | number | null)[], before = '') => Buffer.from(before + stringify([cells.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))], { record_delimiter: '\r\n' }));
  async function* lines() {
    yield line(columns.map(({ header }) => header), '\uFEFF');
    for await (const row of rows) yield line(columns.map(({ read }) => read(row)));
  }
  return Readable.from(lines());
}

/** One workbook with the answers, and a sheet that says what each column is; written as the rows come. */
export function workbookOf(exported: Exported): Readable {
  const out = new PassThrough();
  write(exported, out).catch((error: unknown) => {
    if (!out.destroyed) out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return out;
}

/** Waits until the reader has taken what is there; throws when it has gone away, so that nothing more is read for it. */
async function roomIn(out: PassThrough): Promise<void> {
  if (out.writableNeedDrain && !out.destroyed)
    await new Promise<void>((resolve) => {
      const go = () => {
        out.off('drain', go).off('close', go);
        resolve();
      };
      out.on('drain', go).on('close', go);
    });
  if (out.destroyed) throw new Error('the reader of the export has gone away');
}

async function write({ title, questionnaire, rows }: Exported, out: PassThrough): Promise<void> {
  const columns = exportColumns(questionnaire);
  // Inline strings: shared ones would all be kept in memory until the end.
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  book.creator = 'そなえあい';
  const sheet = book.addWorksheet('回答', { views: [{ state: 'frozen', xSplit: 3, ySplit: 2 }] });
  sheet.columns = columns.map(({ field }) => ({ width: field ? 18 : 14, style: { numFmt: '@' } }));
  const text = (value: string | number | null) => (typeof value === 'string' ? escapeCellText(value) : value);
  for (const heads of [columns.map(({ header }) => header), columns.map(({ field }) => field)]) {
    const row = sheet.addRow(heads.map(text));
    row.font = { bold: true };
    row.commit();
  }
  for await (const response of rows) {
    const row = sheet.addRow(columns.map(({ read }) => text(read(response))));
    row.eachCell((cell) => { if (typeof cell.value === 'number') cell.numFmt = '0'; });
    row.commit();
    await roomIn(out);
  }
  sheet.commit();
  const codebook = book.addWorksheet('項目の説明');
  codebook.columns = [{ width: 60 }, { width: 34 }, { width: 100 }];
  codebook.addRow([title]).commit();
  codebook.addRow(['列の見出し', '項目名（回答シートの2行目）', '内容']).commit();
  for (const { header, field, meaning } of columns) codebook.addRow([text(header), field, text(meaning)]).commit();
  codebook.commit();
  await book.commit();
}
