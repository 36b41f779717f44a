import type { RawCell } from './cell-values';

/** A workbook's cells as the file holds them; rows and columns count from 1. */
export type RawBook = { sheets: RawSheet[]; date1904: boolean };

export type RawSheet = { name: string; rows: Map<number, Map<number, RawCell>>; merges: { top: number; left: number; bottom: number; right: number }[] };

export const cellAt = (sheet: RawSheet, row: number, column: number): RawCell | undefined => sheet.rows.get(row)?.get(column);

/** What a cell reads, as text; '' for an empty one. */
export const textAt = (sheet: RawSheet, row: number, column: number): string => {
  const cell = cellAt(sheet, row, column);
  return cell ? String(cell.value).trim() : '';
};
