import ExcelJS from 'exceljs';
import { formatDate, formatDateTime, formatFiscalYear } from '../../platform/time';
import { prune } from '../questionnaire/completeness';
import { fieldApplies } from '../questionnaire/conditions';
import type { Answers, Questionnaire, Section } from '../questionnaire/questionnaire';
import { escapeCellText } from './cell-text';
import { baseText, cellsOfValue } from './cell-values';
import { askedFormula, type Place, type Places } from './condition-formula';
import { howToAnswer, meaningOf } from './instructions';
import { answerColumns, answerHeader, cellCount, CHOICES_SHEET, CHOSEN, columnName, FORMAT, GUIDE, GUIDE_SHEET, HEADER, NOT_ASKED, rowsOfSection, sheetMark, sheetNames, type SheetRow } from './layout';

export type WorkbookInput = {
  year: number;
  code: string;
  municipality: string;
  title: string;
  questionnaire: Questionnaire;
  answers: Answers;
  referenceDate: Date;
  closesOn: Date | null;
  /** Whom to ask. */
  contact: string;
  downloadedAt: Date;
};

const HEAD_ROW = 3;
const FIRST_ROW = 4;
const COLUMNS = { field: 1, number: 2, item: 3, row: 4, meaning: 5, how: 6, asked: 7, answer: 8 };

const solid = (argb: string): ExcelJS.FillPattern => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const HEAD = solid('FFE6E6E6');
const ANSWER = solid('FFFFFBE0');
const line = { style: 'thin', color: { argb: 'FF999999' } } as const;
const BORDER = { top: line, left: line, bottom: line, right: line };
const WRAP = { wrapText: true, vertical: 'top' } as const;
const FONT = { name: 'Yu Gothic', size: 10 };
const BOLD = { ...FONT, bold: true };
const SMALL = { ...FONT, size: 9 };
const PALE = { ...FONT, color: { argb: 'FF595959' } };
const GREY = { ...FONT, color: { argb: 'FF767676' }, size: 8 };

/**
 * A municipality's sheet as .xlsx: the 説明 sheet, one sheet a section, the 選択肢 sheet for the drop-downs. No macro, link,
 * hidden part or password. Cells other than the answers are locked; 要否 says by formula whether a row is asked, and what is
 * not turns grey.
 */
export async function writeWorkbook(input: WorkbookInput): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = 'そなえあい';
  book.created = book.modified = input.downloadedAt;
  const { questionnaire } = input;
  const names = sheetNames(questionnaire);
  await guideSheet(book, input, names);
  const sheets = questionnaire.sections.map((_, i) => book.addWorksheet(names[i]!, { views: [{ state: 'frozen', xSplit: COLUMNS.row, ySplit: HEAD_ROW }] }));
  const lists = choiceLists(book.addWorksheet(CHOICES_SHEET), questionnaire);
  const places = placesOf(questionnaire, names);
  for (const [i, section] of questionnaire.sections.entries()) await sectionSheet(sheets[i]!, section, input, lists, places);
  return Buffer.from(await book.xlsx.writeBuffer({ useSharedStrings: true, useStyles: true } as object));
}

/** Room for wrapped texts, each with the width of its column: not every program finds a row's height by itself. */
const heightOf = (texts: [text: string, width: number][], line: number): number =>
  Math.min(400, 4 + line * Math.max(1, ...texts.map(([text, width]) => text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil((textWidth(one) * 1.06) / width)), 0))));

const textWidth = (text: string): number => [...text].reduce((sum, character) => sum + (character.codePointAt(0)! < 0x300 ? 1 : 2), 0);

const protectedSheet = (sheet: ExcelJS.Worksheet) =>
  sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true });

/** @returns for a list of labels the range that holds it */
function choiceLists(sheet: ExcelJS.Worksheet, questionnaire: Questionnaire): (labels: string[]) => string {
  const known = new Map<string, string>();
  const add = (labels: string[], title: string): string => {
    const key = JSON.stringify(labels);
    if (!known.has(key)) {
      const column = known.size + 1;
      sheet.getColumn(column).width = 24;
      [title, ...labels].forEach((text, i) => (sheet.getCell(i + 1, column).value = escapeCellText(text)));
      sheet.getCell(1, column).fill = HEAD;
      known.set(key, `'${CHOICES_SHEET}'!$${columnName(column)}$2:$${columnName(column)}$${labels.length + 1}`);
    }
    return known.get(key)!;
  };
  add([CHOSEN], '当てはまる');
  for (const section of questionnaire.sections)
    for (const row of rowsOfSection(section)) if (row.kind === 'field') for (const labels of listsOf(row)) add(labels, `${row.item.number} ${row.item.label}`);
  void protectedSheet(sheet);
  return (labels) => known.get(JSON.stringify(labels))!;
}

function listsOf({ field, item }: Extract<SheetRow, { kind: 'field' }>): string[][] {
  if (field.kind === 'one' || field.kind === 'ranked') return [(field.choices ?? []).map(({ label }) => label)];
  if (field.kind === 'named' && item.suggestions?.length) return [item.suggestions];
  return [];
}

function placesOf(questionnaire: Questionnaire, names: string[]): Places {
  const places: Places = new Map();
  questionnaire.sections.forEach((section, s) =>
    rowsOfSection(section).forEach((row, i) => {
      if (row.kind !== 'field') return;
      const at = (column: number) => `'${names[s]!}'!$${columnName(column)}$${FIRST_ROW + i}`;
      const answers = Array.from({ length: cellCount(row.field) }, (_, c) => at(COLUMNS.answer + c));
      places.set(row.field.name, { field: row.field, answers, asked: at(COLUMNS.asked) } satisfies Place);
    }),
  );
  return places;
}

async function guideSheet(book: ExcelJS.Workbook, input: WorkbookInput, names: string[]) {
  const sheet = book.addWorksheet(GUIDE_SHEET);
  const { year, code, municipality, title, referenceDate, closesOn, contact, downloadedAt } = input;
  sheet.getColumn(1).width = 28;
  sheet.getColumn(2).width = 90;
  const rows: [string, string][] = [
    ['調査', title],
    [GUIDE.year, String(year)],
    [GUIDE.municipality, municipality],
    [GUIDE.code, code],
    ['調査基準日', `${formatDate(referenceDate)}　この日の状態で答えてください。`],
    ['回答期限', closesOn ? formatDate(closesOn) : '事務局からお知らせします。'],
    ['問い合わせ先', contact || '調査の案内をお送りした事務局にお尋ねください。'],
    ['記入のしかた', [
      `区分ごとにシートがあります（${names.join('、')}）。黄色のセルだけに入力できます。`,
      '一覧のあるセルは、セルを選ぶと出てくる一覧から選びます。いくつも選べる質問は、当てはまる列に○を付けます。',
      `「${HEADER.asked}」が「${NOT_ASKED}」になって灰色に変わった行は、答える必要がありません。`,
      '確かめられないことは「いいえ」とし、「確認できていない」の行に○を付けてください。',
      '事情があるときは備考に書いてください。個人の名前や連絡先、パスワードは書かないでください。',
      '行や列を消したり、灰色の「項目名」「ダウンロード時の値」を書き換えたりしないでください。',
    ].join('\n')],
    ['取り込みかた', `保存したあと、そなえあいの${formatFiscalYear(year)}の調査票で「Excelで回答する」を開き、このファイルを選んで送ります。取り込む前に、変わるところを確かめる画面が出ます。`],
    [GUIDE.downloadedAt, formatDateTime(downloadedAt)],
    [GUIDE.format, FORMAT],
  ];
  sheet.getCell('A1').value = '災害対応準備状況調査　回答用ブック';
  sheet.getCell('A1').font = { ...BOLD, size: 16 };
  rows.forEach(([label, value], i) => {
    const head = sheet.getCell(i + 3, 1);
    const cell = sheet.getCell(i + 3, 2);
    head.value = label;
    cell.value = escapeCellText(value);
    cell.numFmt = '@';
    head.fill = HEAD;
    sheet.getRow(i + 3).height = heightOf([[value, 90]], 15);
    head.font = cell.font = FONT;
    head.alignment = cell.alignment = WRAP;
    head.border = cell.border = BORDER;
  });
  page(sheet, municipality, 'portrait');
  await protectedSheet(sheet);
}

function page(sheet: ExcelJS.Worksheet, municipality: string, orientation: 'portrait' | 'landscape') {
  sheet.pageSetup = { paperSize: 9, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0, margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 } };
  sheet.headerFooter.oddHeader = `&L${municipality.replaceAll('&', '&&')}&R&A`;
  sheet.headerFooter.oddFooter = '&C&P / &N';
}

async function sectionSheet(sheet: ExcelJS.Worksheet, section: Section, input: WorkbookInput, lists: (labels: string[]) => string, places: Places) {
  const columns = answerColumns(section);
  const base = COLUMNS.answer + columns;
  [3, 7, 28, 22, 44, 22, 9, 26, ...Array.from({ length: columns - 1 }, () => 16), 3].forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  const mark = sheet.getCell(1, 1);
  mark.value = sheetMark(input.year, input.code, section.key);
  mark.font = GREY;
  sheet.getCell(2, 2).value = escapeCellText(`${section.number} ${section.title}　${input.municipality}${section.intro ? `　${section.intro}` : ''}`);
  sheet.getCell(2, 2).font = BOLD;
  const heads = [HEADER.field, HEADER.number, HEADER.item, HEADER.row, HEADER.meaning, HEADER.how, HEADER.asked, ...Array.from({ length: columns }, (_, i) => answerHeader(i)), HEADER.base];
  heads.forEach((text, i) => {
    const cell = sheet.getCell(HEAD_ROW, i + 1);
    cell.value = text;
    cell.fill = HEAD;
    cell.border = BORDER;
    cell.alignment = WRAP;
    cell.font = i === 0 || i === heads.length - 1 ? GREY : BOLD;
  });
  sheet.getRow(HEAD_ROW).height = 18;
  const kept = prune(input.questionnaire, input.answers);
  const rows = rowsOfSection(section);
  rows.forEach((row, i) => {
    const at = FIRST_ROW + i;
    const set = (column: number, value: ExcelJS.CellValue, font: Partial<ExcelJS.Font> = FONT) => {
      const cell = sheet.getCell(at, column);
      cell.value = typeof value === 'string' ? escapeCellText(value) : value;
      cell.alignment = WRAP;
      cell.border = BORDER;
      cell.font = font;
      return cell;
    };
    set(COLUMNS.number, row.item.number);
    if (row.kind === 'choices') {
      set(COLUMNS.field, row.mark, GREY);
      sheet.getRow(at).height = heightOf(row.labels.map((label, c) => [label, c === 0 ? 26 : 16]), 15);
      set(COLUMNS.item, row.item.label);
      row.labels.forEach((label, c) => (set(COLUMNS.answer + c, label, BOLD).fill = HEAD));
      return;
    }
    const { field, item } = row;
    set(COLUMNS.field, field.name, GREY);
    set(COLUMNS.item, item.label, row.first ? BOLD : PALE);
    set(COLUMNS.row, row.caption);
    set(COLUMNS.meaning, meaningOf(row), SMALL);
    set(COLUMNS.how, howToAnswer(row), SMALL);
    const asked = askedFormula(item, field, places);
    const need = field.required ? '必須' : '任意';
    set(COLUMNS.asked, asked === null ? need : { formula: `IF(${asked},"${need}","${NOT_ASKED}")`, result: fieldApplies(item, field, kept) ? need : NOT_ASKED });
    cellsOfValue(field, input.answers[field.name]).forEach((value, c) => {
      const cell = set(COLUMNS.answer + c, value);
      cell.protection = { locked: false };
      cell.fill = ANSWER;
      if (field.kind !== 'number') cell.numFmt = '@';
      const rule = validationOf(row, lists);
      if (rule) cell.dataValidation = rule;
    });
    set(base, baseText(field, input.answers[field.name]), GREY).numFmt = '@';
    const shown = input.answers[field.name];
    sheet.getRow(at).height = heightOf([[item.label, 28], [row.caption, 22], [meaningOf(row), 50], [howToAnswer(row), 22], [typeof shown === 'string' ? shown : '', 26]], 13);
  });
  sheet.addConditionalFormatting({
    ref: `A${FIRST_ROW}:${columnName(base)}${FIRST_ROW + rows.length - 1}`,
    rules: [{ type: 'expression', priority: 1, formulae: [`$${columnName(COLUMNS.asked)}${FIRST_ROW}="${NOT_ASKED}"`], style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFD9D9D9' } }, font: { color: { argb: 'FF595959' } } } }],
  });
  page(sheet, input.municipality, 'landscape');
  sheet.pageSetup.printArea = `B$2:${columnName(base - 1)}$${FIRST_ROW + rows.length - 1}`;
  sheet.pageSetup.printTitlesRow = `${HEAD_ROW}:${HEAD_ROW}`;
  await protectedSheet(sheet);
}

function validationOf(row: Extract<SheetRow, { kind: 'field' }>, lists: (labels: string[]) => string): ExcelJS.DataValidation | undefined {
  const { field } = row;
  const listed = (range: string, strict = true): ExcelJS.DataValidation => ({ type: 'list', allowBlank: true, formulae: [range], showErrorMessage: strict, errorTitle: '選択肢', error: '一覧から選んでください。' });
  if (field.kind === 'many' || field.kind === 'flag') return listed(lists([CHOSEN]));
  if (field.kind === 'number') {
    const { min = 0, max = 999_999_999 } = field;
    return { type: 'whole', operator: 'between', allowBlank: true, formulae: [min, max], showErrorMessage: true, errorTitle: '数', error: `${min}から${max}までの整数で入力してください。` };
  }
  const [labels] = listsOf(row);
  return labels && listed(lists(labels), field.kind !== 'named');
}
