import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prune } from '@/lib/survey/questionnaire/completeness';
import { cssString, printMarks } from '@/components/survey/print-marks';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { fieldsOf } from '@/lib/survey/questionnaire/fields';
import { escapeCellText, readCellText } from '@/lib/survey/workbook/cell-text';
import { baseText, cellsOfValue, type RawCell, readBase, valueOfCells } from '@/lib/survey/workbook/cell-values';
import { compareChanges } from '@/lib/survey/workbook/compare-changes';
import { columnName, sheetNames } from '@/lib/survey/workbook/layout';
import { generateAnswers } from '../support/answer-generator';
import { anyAnswers, everyField, everyKind, valueOf } from '../support/every-kind';
import { cellOf, edited, rowOf } from '../support/edit-workbook';
import { answersIn, readBack, workbookOf } from '../support/workbooks';
import { repacked, unzip, zipped } from '../support/zip';

const raw = (value: string | number | null): RawCell | undefined => (value === null ? undefined : { kind: typeof value === 'number' ? 'number' : 'text', value, formula: false });
const cell = (value: string | number | boolean, more: Partial<RawCell> = {}): RawCell => ({ kind: typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text', value, formula: false, ...more });
const field = (name: string) => everyField.find((one) => one.name === name)!;

describe('values and cells', () => {
  test.each(everyField.map((one) => [one.name, one] as const))('%s: any value comes back from its cells', (_name, one) => {
    fc.assert(fc.property(valueOf(one), (value) => {
      expect(valueOfCells(one, cellsOfValue(one, value).map(raw))).toEqual({ ok: true, value });
      expect(readBase(baseText(one, value))).toEqual({ field: one.name, known: true, value: value ?? null });
    }), { numRuns: 100 });
  });

  test('any text survives the escaping of Office Open XML', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeCellText(text);
      expect(readCellText(escaped)).toBe(text);
      expect(escaped).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000d-\u001f\ufffe\uffff]/);
    }));
  });

  test.each([
    ['count', cell('１２台'), 12], ['count', cell('1,200'), 1200], ['count', cell(3), 3], ['month', cell('H23.12'), '2011-12'], ['month', cell(201112), '2011-12'],
    ['month', cell(40878), '2011-12'], ['single', cell(' はい '), 'c1'], ['single', cell('ﾊｲ'), undefined], ['yes.unconfirmed', cell('レ'), true], ['free', cell(7), '7'], ['single', cell('見本𠮷'), 'c3'],
  ] as const)('as people type it: %s %o', (name, given, value) => {
    const read = valueOfCells(field(name), [given]);
    if (value === undefined) expect(read.ok).toBe(false);
    else expect(read).toEqual({ ok: true, value });
  });

  test.each([
    ['count', cell(3, { formula: true }), '数式が入っています'], ['count', cell('#REF!', { kind: 'error' }), 'エラー（#REF!）'], ['count', cell('三台'), 'までの整数で入力'], ['count', cell(1.5), 'までの整数で入力'],
    ['single', cell('たぶん'), '「たぶん」という選択肢はありません'], ['single', cell(true), '「TRUE」という選択肢はありません'], ['several', cell('×'), '「×」は使えません'], ['free', cell('a\u0000b'), '制御文字'], ['month', cell('いつか'), '年と月を'],
  ] as const)('what is no answer has its sentence: %s %o', (name, given, sentence) => {
    expect(valueOfCells(field(name), [given])).toEqual({ ok: false, message: expect.stringContaining(sentence) as string });
  });

  test('a gap between ranks, and the same twice, are refused', () => {
    expect(valueOfCells(field('order'), [undefined, cell('人材'), undefined])).toMatchObject({ ok: false, message: expect.stringContaining('1番目から順に') as string });
    expect(valueOfCells(field('order'), [cell('人材'), cell('人材'), undefined])).toMatchObject({ ok: false, message: expect.stringContaining('2回') as string });
  });

  test('a base that can’t be read is not known', () => {
    expect(readBase(`count=${' '.repeat(400_000)}x`)).toEqual({ field: 'count', known: false, value: null }); // in one pass, not one a blank
    expect(readBase('count={"')).toEqual({ field: 'count', known: false, value: null });
    expect(readBase('nonsense')).toBeNull();
  });

  test('names of sheets and columns', () => {
    expect(sheetNames(everyKind)).toEqual(['1 基本 その他  すべて   種類', '2 表']);
    expect([1, 26, 27, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AAA']);
  });
});

describe('a workbook', () => {
  test('any answers → workbook → answers is the identity', async () => {
    await fc.assert(fc.asyncProperty(anyAnswers, async (answers) => {
      const bytes = await workbookOf(everyKind, answers);
      expect(await answersIn(everyKind, bytes)).toEqual(answers);
      expect(await readBack(everyKind, bytes)).toEqual({ changes: [], problems: [], found: everyField.length });
    }), { numRuns: 15 });
  }, 60_000);

  test('the questionnaire of today comes back whole', async () => {
    const questionnaire = questionnaireFor(2026);
    const totals = new Set(fieldsOf(questionnaire).filter(({ role }) => role === 'total').map(({ name }) => name));
    for (const seed of [1, 2, 3]) {
      const answers = Object.fromEntries(Object.entries(generateAnswers(questionnaire, seed)).filter(([name]) => !totals.has(name)));
      expect(await answersIn(questionnaire, await workbookOf(questionnaire, answers))).toEqual(answers);
    }
  });

  test('re-packed by a gateway: other order, other spelling of names, no properties, nothing compressed away', async () => {
    const answers = { count: 3, single: 'c1', several: ['c1'], free: '𠮷\n二行目' };
    const parts = [...(await unzip(await workbookOf(everyKind, answers)))].filter(([name]) => !/docProps|theme/.test(name)).reverse();
    const again = zipped(parts.map(([name, content]) => [/sheet\d/.test(name) ? name.toUpperCase() : name, content] as const));
    expect(await answersIn(everyKind, again)).toEqual(answers);
  });

  test('readings beside a word, runs of a word, prefixes and texts in the cell are read as Excel means them', async () => {
    const bytes = await repacked(await workbookOf(everyKind, {}), (parts) => {
      const name = 'xl/worksheets/sheet2.xml';
      const xml = parts.get(name)!.toString();
      const row = /<row r="(\d+)"(?:(?!<row ).)*?<v>(\d+)<\/v>/gs;
      const strings = [...parts.get('xl/sharedStrings.xml')!.toString().matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => text!.replace(/<[^>]*>/g, ''));
      const at = [...xml.matchAll(row)].find(([, , index]) => strings[Number(index)] === 'name')![1]!;
      const cell = `<c r="H${at}" t="inlineStr"><is><r><rPr><b/></rPr><t>見本</t></r><r><t>社</t></r><rPh sb="0" eb="2"><t>ミホン</t></rPh></is></c>`;
      parts.set(name, Buffer.from(xml.replace(new RegExp(`<c r="H${at}"[^>]*/>`), cell).replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=')));
    });
    expect(await answersIn(everyKind, bytes)).toEqual({ name: '見本社' });
  });

  test('only what was changed since the download is a change; blanking an answer is one', async () => {
    const answers = { count: 3, single: 'c1', several: ['c1'], free: '前の文' };
    const bytes = await edited(await workbookOf(everyKind, answers), (book) => {
      cellOf(book, 'count').value = '５台';
      cellOf(book, 'free').value = null;
      cellOf(book, 'several', 1).value = '〇';
    });
    const { changes, problems } = await readBack(everyKind, bytes);
    expect(problems).toEqual([]);
    expect(changes.map(({ field: name, from, to }) => [name, from, to])).toEqual([['several', ['c1'], ['c1', 'c2']], ['count', 3, 5], ['free', '前の文', null]]);
  });

  test('rows put in between, rows in another order and columns put in between are read right', async () => {
    const answers = prune(everyKind, { yes: 'yes', single: 'c1', order: ['c2', 'c1'], 'who.juki': 'c1', 'where.juki': ['c1', 'c3'], count: 4 });
    const bytes = await edited(await workbookOf(everyKind, {}), (book) => {
      for (const name of ['yes', 'single', 'who.juki']) cellOf(book, name).value = { yes: 'はい', single: 'はい', 'who.juki': 'ICT部門' }[name]!;
      cellOf(book, 'order', 0).value = '知識';
      cellOf(book, 'order', 1).value = '人材';
      cellOf(book, 'count').value = 4;
      cellOf(book, 'where.juki', 0).value = '○';
      cellOf(book, 'where.juki', 2).value = '○';
      const { sheet, row } = rowOf(book, 'single');
      sheet.spliceRows(row, 0, [], ['', '', 'メモを足した行']);
      const from = rowOf(book, 'count');
      const count = from.sheet.getRow(from.row).values as ExcelJSValues;
      from.sheet.spliceRows(from.row, 1);
      from.sheet.spliceRows(5, 0, count);
      for (const one of book.worksheets) if (one.name.startsWith('2')) one.spliceColumns(4, 0, []);
    });
    const { changes, problems } = await readBack(everyKind, bytes);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(changes.map(({ field: name, to }) => [name, to]))).toEqual(answers);
  });
});

test('what a change means now: alone, already there, or changed by both', () => {
  const change = (name: string, from: string | number | null, to: string | number | null, fromKnown = true) => ({ field: name, from, fromKnown, to, sheet: '1', row: 4 });
  const state = (now: Record<string, string | number>, one: ReturnType<typeof change>) => compareChanges(everyKind, now, [one])[0]!.state;
  expect(state({ count: 3 }, change('count', 3, 5))).toBe('change');
  expect(state({}, change('count', null, 5))).toBe('change');
  expect(state({ count: 5 }, change('count', 3, 5))).toBe('same');
  expect(state({ count: 9 }, change('count', 3, 5))).toBe('conflict');
  expect(state({}, change('count', 3, 5))).toBe('conflict'); // taken back meanwhile
  expect(state({ count: 3 }, change('count', null, 5, false))).toBe('conflict'); // it is not known what stood there
  expect(state({}, change('count', null, 5, false))).toBe('change');
  expect(compareChanges(everyKind, {}, [change('retired', null, 5)])).toEqual([]);
});

describe('marks on paper', () => {
  test('a name can end neither its string nor the style', () => {
    expect(cssString('見本市（992011）')).toBe('"見本市（992011）"');
    expect(cssString('a"} </style><script>\\')).toBe('"a\\22 \\7d  \\3c \\2f style\\3e \\3c script\\3e \\5c "');
    expect(printMarks('見本市', '調査')).toContain('counter(page)');
  });
});

type ExcelJSValues = string[];
