import 'server-only';
import ExcelJS from 'exceljs';
import { day } from '../../platform/time';
import { escapeCellText } from '../../survey/workbook/cell-text';
import { ID_COLUMN, SHEET } from './inventory-sheet';
import { fieldWord, inventoryChoices, inventoryFieldNames, inventoryFields } from './inventory-terms';
import type { InventoryRow } from './read-inventory';

const WIDTH: Partial<Record<string, number>> = { kind: 12, name: 28, priority: 14, form: 20, renewal: 16, needs: 40 };
const SPARE_ROWS = 200;

/** The inventory as .xlsx, with room for more; the same sheet comes back through read-inventory-sheet.ts. */
export async function writeInventorySheet(rows: InventoryRow[], municipality: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
  sheet.columns = [{ header: ID_COLUMN, key: 'id', width: 14 }, ...inventoryFieldNames.map((field) => ({ header: inventoryFields[field].label, key: field, width: WIDTH[field] ?? 24 }))];
  for (const { id, item } of rows)
    sheet.addRow({ id, ...Object.fromEntries(inventoryFieldNames.map((field) => [field, field === 'renewal' && item.renewal ? day(item.renewal) : escapeCellText(fieldWord(field, item[field]))])) });
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F1FE' } };
  sheet.getColumn('id').font = { color: { argb: 'FF767676' } };
  sheet.getColumn('renewal').numFmt = 'yyyy-mm-dd';
  const list = (words: Record<string, string>): ExcelJS.DataValidation => ({ type: 'list', allowBlank: true, formulae: [`"${Object.values(words).join(',')}"`] });
  for (let row = 2; row <= rows.length + SPARE_ROWS; row += 1) {
    for (const [field, words] of Object.entries(inventoryChoices)) sheet.getRow(row).getCell(field).dataValidation = list(words);
  }
  sheet.eachRow((row) => {
    row.alignment = { wrapText: true, vertical: 'top' };
  });
  const guide = book.addWorksheet('書き方');
  guide.columns = [{ width: 22 }, { width: 10 }, { width: 80 }];
  guide.addRow([`${municipality}の構成・機材の台帳。1行に1件を書きます。「${ID_COLUMN}」は変えずに、新しい行では空のままにしてください。`]);
  guide.addRow(['列', '必須', '書くこと']);
  for (const field of inventoryFieldNames) {
    const { label, required, hint, most } = inventoryFields[field];
    guide.addRow([label, required ? '必須' : '', inventoryChoices[field] ? `${Object.values(inventoryChoices[field]).join('、')} のいずれか` : [hint, most > 0 ? `${most}文字まで` : ''].filter(Boolean).join('　')]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
