import { stringify } from 'csv-stringify/sync';
import { harmless } from '@/lib/survey/exports/export-columns';
import { countRows, errataRows, type FileCell, namedRows, participationRows } from './edition-lines';
import { type PublishedYear, type TabulatedEdition, tabulateEdition } from './tabulate-edition';

/** The tables of an edition, one a file. */
export const FILE_TABLES = ['counts', 'participation', 'named', 'errata'] as const;
export type FileTable = (typeof FILE_TABLES)[number];

/** CSV as Excel in Japan opens it and RFC 4180 has it: UTF-8 with BOM, CRLF, and no text that a spreadsheet takes for a formula. */
export function csvText(rows: FileCell[][]): string {
  return `\uFEFF${stringify(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))), { record_delimiter: '\r\n' })}`;
}

export function tablesCsv(published: PublishedYear, tabulated: TabulatedEdition, table: FileTable = 'counts'): string {
  if (table === 'participation') return csvText(participationRows(published, tabulated));
  if (table === 'named') return csvText(namedRows(published));
  if (table === 'errata') return csvText(errataRows(published, published.tables.flatMap(({ scheme }) => tabulateEdition(published, scheme.key) ?? [])));
  return csvText(countRows(published, tabulated));
}
