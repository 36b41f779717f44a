import type { Field } from '../questionnaire/fields';
import { contested, type FormerLabels, noFormer } from '../questionnaire/former-labels';
import { sameAnswer } from '../drafts/merge';
import type { AnswerValue, Item, Questionnaire, Section } from '../questionnaire/questionnaire';
import { isEmptyCell, readBase, valueOfCells } from './cell-values';
import { answerHeader, cellCount, cellLabels, choicesMark, columnName, fieldsWithRow, FORMAT, GUIDE, HEADER, readSheetMark, rowsOfSection, sheetNames } from './layout';
import { cellAt, type RawBook, type RawSheet, textAt } from './raw-book';
import { parseField } from '../questionnaire/answer-schema';

/** One thing that was not taken, or that a person should know; where it stands and what to do. */
export type Problem = { sheet: string; row: number | null; item: string; message: string };

/** One answer that the workbook holds otherwise than when it was downloaded. `from` as the workbook says it. */
export type SheetChange = { field: string; from: AnswerValue | null; fromKnown: boolean; to: AnswerValue | null; sheet: string; row: number };

export type ReadAnswers = { changes: SheetChange[]; problems: Problem[]; /** Fields whose row was found. */ found: number };

export type Guide = { year: string; code: string; municipality: string };

/** The 説明 sheets of a workbook, by the mark in them; one is right. */
export function readGuides(book: RawBook): Guide[] {
  return book.sheets.flatMap((sheet) => {
    const values = new Map<string, string>();
    for (const [row, cells] of sheet.rows)
      for (const column of cells.keys()) {
        const label = textAt(sheet, row, column);
        if (Object.values<string>(GUIDE).includes(label) && !values.has(label)) values.set(label, textAt(sheet, row, column + 1));
      }
    if (values.get(GUIDE.format)?.normalize('NFKC') !== FORMAT) return [];
    const code = (values.get(GUIDE.code) ?? '').normalize('NFKC');
    // A program that takes the code for a number drops its leading zero.
    return [{ year: (values.get(GUIDE.year) ?? '').normalize('NFKC'), code: /^\d{4,5}$/.test(code) ? code.padStart(6, '0') : code, municipality: values.get(GUIDE.municipality) ?? '' }];
  });
}

type Where = { year: number; code: string; questionnaire: Questionnaire; /** Words that errata have changed since a workbook may have been downloaded. */ former?: FormerLabels };
type Seen = { sheet: string; row: number; change: SheetChange | null };

/**
 * The answers that a workbook changes. A row is known by its field's name, a column by the header's words; a row whose
 * parts contradict one another is refused and never guessed at.
 */
export function readAnswers(book: RawBook, { year, code, questionnaire, former = noFormer }: Where): ReadAnswers {
  const problems: Problem[] = [];
  const seen = new Map<string, Seen[]>();
  const whole = (sheet: string, message: string) => problems.push({ sheet, row: null, item: '', message });
  const read = new Set<string>();
  const names = sheetNames(questionnaire);
  for (const sheet of book.sheets) {
    const mark = markOf(sheet);
    if (!mark) {
      if (hasFieldColumn(sheet)) whole(sheet.name, `シート「${sheet.name}」の左上の印（sonaeai-sheet …）がないため、どの区分か確かめられず、読み取りませんでした。画面からダウンロードし直したファイルに入力してください。`);
      continue;
    }
    if (mark.code !== code || mark.year !== year) {
      whole(sheet.name, `シート「${sheet.name}」は、${mark.code === code ? `${mark.year}年度` : '別の市区町村'}のブックから移されたものです。このシートの内容は取り込みません。`);
      continue;
    }
    const section = questionnaire.sections.find(({ key }) => key === mark.section);
    if (!section) {
      whole(sheet.name, `シート「${sheet.name}」の区分は、今の調査票にありません。このシートの内容は取り込みません。`);
      continue;
    }
    if (read.has(section.key)) {
      whole(sheet.name, `「${section.title}」のシートが2つあります。シート「${sheet.name}」は取り込みません。使わないほうのシートを削除して、送り直してください。`);
      continue;
    }
    read.add(section.key);
    const name = names[questionnaire.sections.indexOf(section)]!;
    if (sheet.name !== name) whole(sheet.name, `シート「${sheet.name}」は、名前が「${name}」から変わっていますが、左上の印により「${section.title}」として読み取りました。合っているか、変わる回答を確かめてください。`);
    readSection(sheet, section, questionnaire, { date1904: book.date1904, former }, problems, seen);
  }
  for (const section of questionnaire.sections)
    if (!read.has(section.key)) whole('', `「${section.number} ${section.title}」のシートがありません。この区分の回答は、今のまま変わりません。`);
  const labels = new Map(questionnaire.sections.flatMap(({ items }) => items.flatMap((item) => fieldsWithRow(item).map(({ name }) => [name, `${item.number} ${item.label}`] as const))));
  const changes: SheetChange[] = [];
  for (const [field, places] of seen) {
    if (places.length === 1) {
      if (places[0]!.change) changes.push(places[0]!.change);
      continue;
    }
    const rows = places.map(({ sheet, row }) => `シート「${sheet}」の${row}行目`).join('と');
    for (const { sheet, row } of places.slice(1)) problems.push({ sheet, row, item: labels.get(field) ?? field, message: `同じ項目（${field}）の行が${places.length}つあります（${rows}）。どちらが正しいか分からないため、取り込みません。1行だけ残してください。` });
  }
  return { changes, problems, found: seen.size };
}

function markOf(sheet: RawSheet) {
  // Rows or columns put before it move the mark, so the first few cells are looked at.
  for (let row = 1; row <= 30; row += 1)
    for (let column = 1; column <= 10; column += 1) {
      const mark = readSheetMark(textAt(sheet, row, column));
      if (mark) return mark;
    }
  return null;
}

const hasFieldColumn = (sheet: RawSheet): boolean => [...sheet.rows].some(([row, cells]) => [...cells.keys()].some((column) => textAt(sheet, row, column) === HEADER.field));

type Columns = { head: number; field: number; base: number; number?: number; row?: number; answers: Map<string, number> };

/** The header's row and what each column is; a sentence when it can't be told. */
function findColumns(sheet: RawSheet, answerCount: number): Columns | string {
  const head = [...sheet.rows.keys()].sort((a, b) => a - b).find((row) => [...sheet.rows.get(row)!.keys()].some((column) => textAt(sheet, row, column) === HEADER.field));
  if (head === undefined) return `シート「${sheet.name}」に見出しの行（「${HEADER.field}」など）がないため、読み取れません。画面からダウンロードし直したファイルに入力してください。`;
  const at = new Map<string, number[]>();
  for (const column of sheet.rows.get(head)!.keys()) at.set(textAt(sheet, head, column), [...(at.get(textAt(sheet, head, column)) ?? []), column]);
  const needed = [HEADER.field, HEADER.base, ...Array.from({ length: answerCount }, (_, i) => answerHeader(i))];
  const missing = needed.filter((name) => at.get(name)?.length !== 1);
  if (missing.length > 0) return `シート「${sheet.name}」の見出し${missing.map((name) => `「${name}」`).join('、')}が、ないか2つあります。列を消したり増やしたりせずに、画面からダウンロードし直したファイルに入力してください。`;
  return {
    head, field: at.get(HEADER.field)![0]!, base: at.get(HEADER.base)![0]!, number: at.get(HEADER.number)?.[0], row: at.get(HEADER.row)?.[0],
    answers: new Map(Array.from({ length: answerCount }, (_, i) => [answerHeader(i), at.get(answerHeader(i))![0]!] as const)),
  };
}

function readSection(sheet: RawSheet, section: Section, questionnaire: Questionnaire, book: Pick<Context, 'date1904' | 'former'>, problems: Problem[], seen: Map<string, Seen[]>): void {
  const rows = rowsOfSection(section);
  const answerCount = Math.max(1, ...rows.map((row) => (row.kind === 'field' ? cellCount(row.field) : row.labels.length)));
  const columns = findColumns(sheet, answerCount);
  if (typeof columns === 'string') {
    problems.push({ sheet: sheet.name, row: null, item: '', message: columns });
    return;
  }
  const fields = new Map(section.items.flatMap((item) => fieldsWithRow(item).map((field) => [field.name, { field, item }] as const)));
  const elsewhere = new Set(questionnaire.sections.flatMap(({ items }) => items.flatMap((item) => fieldsWithRow(item).map(({ name }) => name))));
  const marks = new Map<string, number[]>();
  const found: [row: number, name: string][] = [];
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    if (row <= columns.head) continue;
    const name = textAt(sheet, row, columns.field);
    if (name.endsWith('#')) marks.set(name, [...(marks.get(name) ?? []), row]);
    else found.push([row, name]);
  }
  const context: Context = { sheet, columns, marks, ...book };
  const rowsFound = new Set<string>();
  for (const [row, name] of found) {
    const known = fields.get(name);
    const report = (message: string) => problems.push({ sheet: sheet.name, row, item: known ? `${known.item.number} ${known.item.label}` : name, message });
    if (!known) {
      if (name !== '') report(elsewhere.has(name) ? `項目「${name}」は、このシートの項目ではありません。元のシートの行に戻してください。` : `項目「${name}」は、今の調査票にありません。この行は取り込みません。項目名の列を書き換えたときは、元に戻してください。`);
      else if ([...columns.answers.values()].some((column) => !isEmptyCell(cellAt(sheet, row, column)))) report('項目名の列が空の行に、回答が入力されています。この行は取り込みません。回答を、項目名のある行に移してください。');
      continue;
    }
    rowsFound.add(name);
    const outcome = readRow(context, row, known.field, known.item, section);
    if (typeof outcome === 'string') report(outcome);
    seen.set(name, [...(seen.get(name) ?? []), { sheet: sheet.name, row, change: typeof outcome === 'string' ? null : outcome }]);
  }
  const absent = [...fields.values()].filter(({ field }) => !rowsFound.has(field.name));
  if (absent.length > 0) {
    const named = absent.slice(0, 5).map(({ field }) => `「${field.label}」`).join('、');
    problems.push({ sheet: sheet.name, row: null, item: '', message: `シート「${sheet.name}」に、${named}${absent.length > 5 ? `など${absent.length}項目` : ''}の行がありません。これらの回答は、今のまま変わりません。` });
  }
}

type Context = { sheet: RawSheet; columns: Columns; marks: Map<string, number[]>; date1904: boolean; former: FormerLabels };

/** One row: its change, null when nothing was changed, or the sentence that says why it is not taken. */
function readRow({ sheet, columns, marks, date1904, former }: Context, row: number, field: Field, item: Item, section: Section): SheetChange | null | string {
  const torn = tornRow(sheet, columns, row, field, item, section);
  if (torn) return torn;
  const cells = answerCells(sheet, columns, marks, field, former);
  if (typeof cells === 'string') return cells;
  if (merged(sheet, row, [...columns.answers.values()])) return `「${field.label}」の回答のセルが、ほかのセルと結合されています。セルの結合を解除して、入力し直してください。`;
  const stray = [...columns.answers.values()].find((column) => !cells.includes(column) && !isEmptyCell(cellAt(sheet, row, column)));
  if (stray !== undefined) return `「${field.label}」の回答欄ではないセル（${columnName(stray)}${row}）に値があります。値を黄色のセルに移すか、消してください。`;
  const value = valueOfCells(field, cells.map((column) => cellAt(sheet, row, column)), { date1904, former });
  if (!value.ok) return value.message;
  const base = readBase(textAt(sheet, row, columns.base));
  const held = base?.known ? parseField(field, base.value) : null;
  const from = held?.ok ? (held.value ?? null) : null;
  const fromKnown = held?.ok === true;
  if (fromKnown && sameAnswer(value.value, from)) return null;
  return { field: field.name, from, fromKnown, to: value.value ?? null, sheet: sheet.name, row };
}

/** The number, the caption and the value at the download each belong to a field too: they tell when a row was torn apart. */
function tornRow(sheet: RawSheet, columns: Columns, row: number, field: Field, item: Item, section: Section): string | null {
  const sentence = `「${field.label}」の行で、項目名とほかの列が食い違っています。行や列の一部だけがずれている可能性があります。ずれを元に戻すか、画面からダウンロードし直したファイルに入力してください。`;
  const base = readBase(textAt(sheet, row, columns.base));
  if (base && base.field !== field.name) return sentence;
  const number = columns.number && textAt(sheet, row, columns.number);
  if (number && number !== item.number && section.items.some((other) => other.number === number)) return sentence;
  const caption = columns.row && textAt(sheet, row, columns.row);
  const own = [...(item.rows ?? []), ...(item.parts ?? [])].find(({ key }) => key === field.row);
  if (caption && own && caption !== own.label && [...(item.rows ?? []), ...(item.parts ?? [])].some(({ label }) => label === caption)) return sentence;
  return null;
}

/** The columns of a field's answer cells, in the order of cellLabels. */
function answerCells(sheet: RawSheet, columns: Columns, marks: Map<string, number[]>, field: Field, former: FormerLabels): number[] | string {
  const labels = cellLabels(field);
  if (labels.length === 0) return [columns.answers.get(answerHeader(0))!];
  const rows = marks.get(choicesMark(field)) ?? [];
  if (rows.length !== 1) return `「${field.label}」の選択肢の見出しの行（${choicesMark(field)}）が、ないか2つあります。画面からダウンロードし直したファイルに入力してください。`;
  const at = new Map<string, number>();
  for (const column of columns.answers.values()) at.set(textAt(sheet, rows[0]!, column), column);
  const choices = field.kind === 'many' ? (field.choices ?? []) : [];
  const twofold = labels.find((label) => contested(choices, label, former));
  if (twofold !== undefined) return `「${field.label}」の選択肢「${twofold}」は、正誤の前と後で別の選択肢を指します。この項目は画面で回答してください。`;
  const cells = labels.map((label, i) => [label, ...(former.get(choices[i]!) ?? [])].map((name) => at.get(name.trim())).find((column) => column !== undefined));
  const unknown = labels.find((_, i) => cells[i] === undefined);
  return unknown === undefined ? (cells as number[]) : `「${field.label}」の選択肢の見出しに「${unknown}」がありません。選択肢の見出しは書き換えずに、画面からダウンロードし直したファイルに入力してください。`;
}

const merged = (sheet: RawSheet, row: number, columns: number[]): boolean =>
  sheet.merges.some(({ top, bottom, left, right }) => row >= top && row <= bottom && columns.some((column) => column >= left && column <= right));
