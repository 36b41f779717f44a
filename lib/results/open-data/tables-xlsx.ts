import 'server-only';
import ExcelJS from 'exceljs';
import { formatDate } from '@/lib/platform/time';
import { escapeCellText } from '@/lib/survey/workbook/cell-text';
import { errataRows, type FileCell, namedRows, participationRows, tableLines } from './edition-lines';
import { notesOf, sourceOf } from '../editions/edition-notes';
import { type PublishedYear, type TabulatedEdition, tabulateEdition } from './tabulate-edition';
import { WITHHELD_WORD } from '../suppression/withheld-word';

const textOf = (cell: FileCell) => (typeof cell === 'string' ? escapeCellText(cell) : cell);

/** What Excel takes for a sheet's name: no more than 31 characters, some not, each once. */
function sheetNames(wanted: string[]): string[] {
  const used = new Set<string>();
  return wanted.map((name) => {
    const clean = [...name.replace(/[\\/?*[\]:']/g, '・')];
    let found = clean.slice(0, 28).join('');
    for (let n = 2; used.has(found); n += 1) found = `${clean.slice(0, 25).join('')}${n}`;
    used.add(found);
    return found;
  });
}

/** On A4 across; as wide as a sheet where its columns can still be read then. */
function setPage(sheet: ExcelJS.Worksheet, fits: boolean): void {
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', ...(fits ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : {}), printTitlesRow: '1:1' };
}

/** The tables of an edition by one scheme as a workbook: how to read it, who took part, a sheet for each section, who is named, what was corrected. */
export async function tablesXlsx(published: PublishedYear, tabulated: TabulatedEdition): Promise<Buffer> {
  const { edition } = published;
  const book = new ExcelJS.Workbook();
  book.creator = 'そなえあい';
  book.created = edition.publishedAt;
  book.modified = edition.publishedAt;
  const sections = sheetNames(['この表について', '提出の状況', ...tabulated.sections.map(({ number, title }) => `${number} ${title}`), '取組の例', '正誤表']);
  writeNotes(book.addWorksheet(sections[0]!), published, tabulated);
  writeRows(book.addWorksheet(sections[1]!), participationRows(published, tabulated), [8, 6, 24, 16, 24, 14, 14, 16]);
  for (const [i, { key }] of tabulated.sections.entries()) writeSection(book.addWorksheet(sections[i + 2]!), { ...tabulated, sections: tabulated.sections.filter((section) => section.key === key) });
  if (edition.facts.named.length > 0) writeRows(book.addWorksheet(sections.at(-2)!), namedRows(published), [8, 6, 8, 24, 44, 28, 16, 14, 20]);
  if (edition.errata.length > 0) writeRows(book.addWorksheet(sections.at(-1)!), errataRows(published, published.tables.flatMap(({ scheme }) => tabulateEdition(published, scheme.key) ?? [])), [8, 6, 24, 20, 8, 44, 24, 28, 12, 12]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function writeNotes(sheet: ExcelJS.Worksheet, published: PublishedYear, { scheme }: TabulatedEdition): void {
  const { facts, title, number, reason } = published.edition;
  sheet.getColumn(1).width = 24;
  sheet.getColumn(2).width = 100;
  const day = (iso: string) => formatDate(new Date(`${iso}T00:00:00Z`));
  const lines: [string, string][] = [
    [title, ''],
    ['公表', sourceOf(published, '')],
    ['区分の分け方', scheme.source ? `${scheme.label}（${scheme.source}）` : scheme.label],
    ['調査基準日', day(facts.referenceDate)],
    ['人口区分に使った人口', `${day(facts.populationAsOf)}の人口`],
    ...(number > 1 ? [['訂正の理由', reason] as [string, string]] : []),
    ...notesOf(published).map((note, i): [string, string] => [i === 0 ? '読み方' : '', note]),
    ['', `「${WITHHELD_WORD}」の欄には数がありません。空欄は、当てはまる数がないか、割合を示さない欄です。`],
    ['', '割合は小数第1位まで（四捨五入）。いくつでも選べる質問では、割合の合計は100%になりません。'],
  ];
  for (const [head, content] of lines) {
    const row = sheet.addRow([textOf(head), textOf(content)]);
    row.getCell(1).font = { bold: true };
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' };
  }
  sheet.getRow(1).font = { bold: true, size: 14 };
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
}

const headed = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } } as const;

function writeHead(sheet: ExcelJS.Worksheet, cells: FileCell[]): void {
  const row = sheet.addRow(cells.map(textOf));
  row.height = 34; // two lines
  row.eachCell((cell) => {
    cell.font = headed.font;
    cell.alignment = headed.alignment;
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } };
  });
}

function writeRows(sheet: ExcelJS.Worksheet, rows: FileCell[][], widths: number[]): void {
  for (const [i, width] of widths.entries()) sheet.getColumn(i + 1).width = width;
  writeHead(sheet, rows[0]!);
  for (const row of rows.slice(1)) sheet.addRow(row.map(textOf));
  setPage(sheet, true);
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

/** One section: a line for each answer, two columns for each band (count, percent). */
function writeSection(sheet: ExcelJS.Worksheet, { columns, sections }: Pick<TabulatedEdition, 'columns' | 'sections'>): void {
  for (const [i, width] of [8, 44, 24, 30, 8].entries()) sheet.getColumn(i + 1).width = width;
  for (const i of columns.keys()) {
    sheet.getColumn(6 + 2 * i).width = 13;
    sheet.getColumn(7 + 2 * i).width = 13;
  }
  writeHead(sheet, ['問番号', '質問', '内訳', '選択肢・統計', '単位', ...columns.flatMap(({ label }) => [label, `${label} 割合（%）`])]);
  let before = '';
  for (const line of tableLines({ sections })) {
    const cells = columns.flatMap((_, i): FileCell[] => {
      const value = line.numbers[i];
      if (value === null) return [WITHHELD_WORD, line.kind === 'count' ? WITHHELD_WORD : null];
      return [value ?? null, line.percents[i] ?? null];
    });
    const row = sheet.addRow([line.item.number, line.item.label, line.partLabel, line.label, line.unit, ...cells].map(textOf));
    row.eachCell((cell, column) => {
      if (typeof cell.value === 'number') cell.numFmt = column > 5 && (column - 6) % 2 === 1 ? '0.0' : Number.isInteger(cell.value) ? '0' : '0.0';
      else if (column > 5) cell.alignment = { horizontal: 'right' };
      if (line.item.key !== before) cell.border = { top: { style: 'thin' } };
    });
    before = line.item.key;
  }
  setPage(sheet, columns.length <= 8);
  sheet.views = [{ state: 'frozen', xSplit: 4, ySplit: 1 }];
}
