import { issuesByField } from '../../platform/errors';
import { isoDay } from '../../platform/time';
import { cellAt, type RawBook, textAt } from '../../survey/workbook/raw-book';
import { itemSchema } from './inventory-schemas';
import { inventoryChoices, type InventoryField, inventoryFieldNames, inventoryFields, type Item } from './inventory-terms';

// The sheet of the inventory, read by the names of its columns, in whatever order they stand.

export const SHEET = '台帳';
export const ID_COLUMN = '識別番号';
export const MAX_ITEMS = 2000;

export type SheetRow = { row: number; /** Empty for a new item. */ id: string; item: Item };
export type SheetProblem = { row: number; field: string; message: string };
export type ReadSheet = { rows: SheetRow[]; problems: SheetProblem[]; /** Why nothing of it can be read. */ refusal: string };

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const wordToKey = (words: Record<string, string>, typed: string): string => Object.entries(words).find(([key, word]) => plain(word) === plain(typed) || key === typed)?.[0] ?? typed;

/** Each row with what is wrong in it; a row that has a problem is not among `rows`. */
export function readInventorySheet(book: RawBook): ReadSheet {
  const nothing = (refusal: string): ReadSheet => ({ rows: [], problems: [], refusal });
  const sheet = book.sheets.find(({ name }) => name.trim() === SHEET);
  if (!sheet) return nothing(`「${SHEET}」という名前のシートがありません。この画面からダウンロードしたExcelファイルに記入してください。`);
  const columns = new Map<string, number>();
  for (const column of sheet.rows.get(1)?.keys() ?? []) columns.set(plain(textAt(sheet, 1, column)), column);
  const columnOf = (label: string) => columns.get(plain(label));
  const missing = inventoryFieldNames.filter((field) => columnOf(inventoryFields[field].label) === undefined).map((field) => `「${inventoryFields[field].label}」`);
  if (columnOf(ID_COLUMN) === undefined) missing.unshift(`「${ID_COLUMN}」`);
  if (missing.length > 0) return nothing(`1行目に${missing.join('、')}の列がありません。列の名前を変えずに、この画面からダウンロードしたファイルに記入してください。`);
  const rows: SheetRow[] = [];
  const problems: SheetProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of [...sheet.rows.keys()].filter((row) => row > 1).sort((a, b) => a - b)) {
    const values = Object.fromEntries(inventoryFieldNames.map((field) => [field, typedAt(field, row)])) as Item;
    if (inventoryFieldNames.every((field) => field === 'priority' || values[field] === '')) continue; // also one whose texts were taken out and the number left
    if (rows.length + problems.length >= MAX_ITEMS) return nothing(`行が多すぎるため、読み取りを中止しました（上限は${MAX_ITEMS.toLocaleString('ja-JP')}件）。`);
    const id = textAt(sheet, row, columnOf(ID_COLUMN)!);
    const parsed = itemSchema.safeParse(values);
    const found: SheetProblem[] = parsed.success ? [] : Object.entries(issuesByField(parsed.error.issues)).map(([field, message]) => ({ row, field: inventoryFields[field as InventoryField].label, message }));
    if (id !== '' && seen.has(id)) found.push({ row, field: ID_COLUMN, message: `${seen.get(id)}行目と同じ識別番号です。行を写して新しい項目にするときは、識別番号を空にしてください。` });
    seen.set(id, row);
    if (found.length > 0) problems.push(...found);
    else rows.push({ row, id, item: parsed.data! });
  }
  return rows.length + problems.length === 0 ? nothing('記入された行がありません。2行目から1行に1件を記入してください。') : { rows, problems, refusal: '' };

  function typedAt(field: InventoryField, row: number): string {
    const column = columnOf(inventoryFields[field].label)!;
    const cell = cellAt(sheet!, row, column);
    if (field === 'renewal' && cell?.kind === 'number') return isoDay(new Date(Date.UTC(book.date1904 ? 1904 : 1899, book.date1904 ? 0 : 11, book.date1904 ? 1 : 30) + Math.round(Number(cell.value)) * 86_400_000));
    const text = textAt(sheet!, row, column);
    const choices = inventoryChoices[field];
    if (choices) return field === 'priority' && text.trim() === '' ? 'none' : wordToKey(choices, text);
    return field === 'needs' ? text : text.replace(/\s*\n\s*/g, ' ');
  }
}

export type SheetChange = { row: number; id: string; item: Item; what: 'new' | 'changed' | 'same'; changed: { field: InventoryField; from: string }[] };

/** What the sheet would make of the inventory as it stands. */
export function compareSheet(now: { id: string; item: Item }[], rows: SheetRow[]): { changes: SheetChange[]; problems: SheetProblem[]; missing: { id: string; item: Item }[] } {
  const known = new Map(now.map(({ id, item }) => [id, item]));
  const problems: SheetProblem[] = [];
  const changes: SheetChange[] = [];
  for (const { row, id, item } of rows) {
    const before = known.get(id);
    if (id !== '' && !before) {
      problems.push({ row, field: ID_COLUMN, message: 'この識別番号の項目は台帳にありません。別の団体のファイルか、台帳から外された項目です。新しい項目にするときは、識別番号を空にしてください。' });
      continue;
    }
    const changed = before ? inventoryFieldNames.filter((field) => before[field] !== item[field]).map((field) => ({ field, from: before[field] })) : [];
    changes.push({ row, id, item, what: !before ? 'new' : changed.length > 0 ? 'changed' : 'same', changed });
  }
  const named = new Set(rows.map(({ id }) => id));
  return { changes, problems, missing: now.filter(({ id }) => !named.has(id)) };
}
