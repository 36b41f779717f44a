import ExcelJS from 'exceljs';

// A workbook in a person's hands: opened, changed, saved.

/** Opens a workbook as a person would, lets `edit` change it, and saves it. */
export async function edited(bytes: Buffer, edit: (book: ExcelJS.Workbook) => void | Promise<void>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  await edit(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

type Found = { sheet: ExcelJS.Worksheet; row: number };

/** The row of a field. */
export function rowOf(book: ExcelJS.Workbook, field: string): Found {
  for (const sheet of book.worksheets)
    for (let row = 1; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).value === field) return { sheet, row };
  throw new Error(`no row for ${field}`);
}

const ANSWER = 8;

/** One of a field's answer cells; the first by default. */
export const cellOf = (book: ExcelJS.Workbook, field: string, index = 0): ExcelJS.Cell => {
  const { sheet, row } = rowOf(book, field);
  return sheet.getCell(row, ANSWER + index);
};
