import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EditionTable } from '@/lib/results/editions/edition';
import { openEdition } from '@/lib/results/open-data/open-data';
import { tabulateEdition } from '@/lib/results/open-data/tabulate-edition';
import { FILE_TABLES, tablesCsv } from '@/lib/results/open-data/tables-csv';
import { tablesXlsx } from '@/lib/results/open-data/tables-xlsx';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { allowedNumbers, basePart, percentText } from '../support/allowed-numbers';
import { RARE_NAMES, sampleEdition } from '../support/sample-edition';

// Everything that leaves says what the edition's tables say, cell by cell, and what is withheld stands nowhere.

const published = sampleEdition({ n: 150, number: 2 });
const schemes = published.tables.map(({ scheme }) => scheme.key);
const everyone = published.tables[0]!;

type Place = { band: string; item: string; part: string; value: string };

/** Looks a number up in the tables themselves: null withheld, 0 where it is neither shown nor withheld. */
function lookUp(table: EditionTable) {
  const known = new Map<string, number | null>();
  for (const [band, item, part, value, count] of [...everyone.counts, ...table.counts]) known.set([band, item, part, value].join('\n'), count);
  for (const place of [...everyone.hidden, ...table.hidden]) known.set(place.join('\n'), null);
  return ({ band, item, part, value }: Place) => {
    const found = known.get([band, item, part, value].join('\n'));
    return found === undefined ? 0 : found;
  };
}

const hiddenPlaces = (table: EditionTable) => new Set([...everyone.hidden, ...table.hidden].map((place) => place.join('\n')));

const csvOf = (scheme: string, table: (typeof FILE_TABLES)[number] = 'counts') => tablesCsv(published, tabulateEdition(published, scheme)!, table);
const recordsOf = (csv: string) => parse(csv, { columns: true, bom: true, relax_quotes: false }) as Record<string, string>[];

describe.each(schemes)('CSV by %s', (key) => {
  const table = published.tables.find(({ scheme }) => scheme.key === key)!;
  const records = recordsOf(csvOf(key));
  const count = lookUp(table);
  const numbers = new Map([...everyone.numbers, ...table.numbers].map(({ band, item, part, numbers: shown }) => [[band, item, part].join('\n'), shown]));

  test('every number is the one of the tables, with its base', () => {
    const wrong: unknown[] = [];
    const text = (value: number | null | undefined) => (value === null ? '秘匿' : value === undefined ? '' : String(value));
    for (const record of records) {
      const place: Place = { band: record.区分キー!, item: record.質問キー!, part: record.内訳キー!, value: record.値キー! };
      if (record.種類 === '統計') {
        const of = numbers.get([place.band, place.item, place.part].join('\n'));
        const value = { min: of?.min, max: of?.max, median: of?.median, mean: of?.mean == null ? of?.mean : Math.floor(of.mean * 10 + 0.5 + 1e-9) / 10, mode: of?.modes == null ? of?.modes : of.modes.join('、') }[place.value];
        if (record.値 !== (of ? (value === null ? '秘匿' : String(value)) : '秘匿')) wrong.push(record);
        continue;
      }
      const mark = place.value.startsWith('*') && place.value !== '*other';
      const expected = count(mark ? { ...place, part: basePart(published.edition, place.item, place.part) } : place);
      if (record.値 !== text(expected)) wrong.push(record);
      if (record.種類 !== '団体数') continue;
      const base = count({ ...place, part: basePart(published.edition, place.item, place.part), value: '*answered' });
      if (place.part !== 'unconfirmed' && record.回答した団体 !== '' && record.回答した団体 !== text(base)) wrong.push(record);
      const percent = expected === null ? '秘匿' : place.part === 'unconfirmed' || base === null || base < 5 ? '' : String(Number(percentText(expected, base)));
      if (record['割合（%）'] !== percent) wrong.push({ record, percent });
    }
    expect(wrong).toEqual([]);
    expect(records.length).toBeGreaterThan(300);
  });

  test('every count that is shown is in it, and every one withheld says so', () => {
    const found = new Map(records.filter(({ 種類 }) => 種類 !== '統計').map((record) => [[record.区分キー, record.質問キー, record.内訳キー, record.値キー].join('\n'), record.値]));
    // いいえ of a figure that is derived is its base less はい: only はい is written.
    const written = ([, , part, value]: readonly unknown[]) => !(String(part).startsWith('*') && value === 'no');
    const shown = [...everyone.counts, ...table.counts].filter(written).filter(([, , , , n]) => n !== 0);
    const missing = shown.filter(([band, item, part, value, n]) => found.get([band, item, part, value].join('\n')) !== String(n));
    expect(missing).toEqual([]);
    const names = new Set([...found.keys()]);
    for (const place of hiddenPlaces(table)) if (names.has(place)) expect(found.get(place), place).toBe('秘匿');
  });
});

describe('CSV', () => {
  test('has a BOM, CRLF, and fields that RFC 4180 quotes', () => {
    for (const table of FILE_TABLES) {
      const csv = csvOf('type-size', table);
      expect(csv.startsWith('\uFEFF')).toBe(true);
      expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(csv.endsWith('\r\n')).toBe(true);
    }
  });

  test('no label becomes a formula', () => {
    const questionnaire = { ...published.edition.questionnaire, sections: published.edition.questionnaire.sections.map((section) => ({ ...section, items: section.items.map((item) => ({ ...item, label: '=HYPERLINK("http://x","y")' })) })) };
    const evil = { ...published, edition: { ...published.edition, questionnaire } };
    for (const record of recordsOf(tablesCsv(evil, tabulateEdition(evil, 'all')!))) expect(record.質問).toBe('\'=HYPERLINK("http://x","y")');
  });

  test('who took part, who is named, what was corrected', () => {
    expect(recordsOf(csvOf('size-100k', 'participation')).map(({ 区分, 集計に入る団体 }) => [区分, Number(集計に入る団体)])).toEqual(published.tables[1]!.participation.map(({ label, valid }) => [label, valid]));
    const named = recordsOf(csvOf('all', 'named'));
    expect(named.map(({ 市区町村名 }) => 市区町村名)).toEqual([...RARE_NAMES]);
    expect(named[0]).toMatchObject({ 質問: 'ICT部門の災害訓練', 答え: '年1回以上している', 都道府県名: '見本県' });
    expect(recordsOf(csvOf('all', 'errata'))).toEqual([{ 年度: '2025', 版: '2', 区分の分け方: '全体', 区分: '全体', 問番号: '2-2', 質問: '災害時のリスクを想定している', 内訳: '', '選択肢・統計': 'はい', 前の版: '61', この版: '秘匿' }]);
  });
});

describe.each(['all', 'size-100k', 'prefecture'])('the workbook by %s', (key) => {
  const book = new ExcelJS.Workbook();
  beforeAll(async () => {
    await book.xlsx.load((await tablesXlsx(published, tabulateEdition(published, key)!)) as unknown as ArrayBuffer);
  });

  test('has a sheet for each section, notes with the rule, names and corrections', () => {
    const names = book.worksheets.map(({ name }) => name);
    expect(names).toEqual(['この表について', '提出の状況', ...published.edition.questionnaire.sections.map(({ number, title }) => `${number} ${title}`), '取組の例', '正誤表']);
    const notes = JSON.stringify(book.worksheets[0]!.getSheetValues());
    expect(notes).toContain('3団体に満たない数と、それが分かってしまう数は示しません（秘匿）。');
    expect(book.getWorksheet('取組の例')!.getColumn(9).values.slice(2)).toEqual([...RARE_NAMES]);
  });

  test('holds numbers as numbers, all of them those of the tables', () => {
    const table = published.tables.find(({ scheme }) => scheme.key === key)!;
    const { columns } = tabulateEdition(published, key)!;
    const count = lookUp(table);
    const items = new Map(itemsOf(published.edition.questionnaire).map((item) => [item.label, item]));
    let seen = 0;
    for (const { number, title } of published.edition.questionnaire.sections) {
      const sheet = book.getWorksheet(`${number} ${title}`)!;
      const heads = (sheet.getRow(1).values as string[]).slice(1);
      expect(heads.slice(5)).toEqual(columns.flatMap(({ label }) => [label, `${label} 割合（%）`]));
      sheet.eachRow((row, at) => {
        if (at === 1) return;
        const item = items.get(String(row.getCell(2).value));
        expect(item, String(row.getCell(2).value)).toBeDefined();
        if (row.getCell(4).value !== '回答した団体' || row.getCell(3).value) return;
        for (const [i, { key: band }] of columns.entries()) {
          const expected = count({ band, item: item!.key, part: '', value: '*answered' });
          expect(row.getCell(6 + 2 * i).value).toBe(expected === null ? '秘匿' : expected);
          seen += 1;
        }
      });
    }
    expect(seen).toBeGreaterThan(20);
    const { counts, percents, statistics } = allowedNumbers(published);
    for (const sheet of book.worksheets.slice(2, -2))
      sheet.eachRow((row) => row.eachCell((cell, column) => {
        if (column < 6 || typeof cell.value !== 'number') return;
        const known = column % 2 === 1 ? percents.has(cell.value.toFixed(1)) : counts.has(cell.value) || statistics.has(cell.value);
        expect(known, `${sheet.name} ${cell.address} ${cell.value}`).toBe(true);
      }));
  });
});

describe.each(schemes)('JSON by %s', (key) => {
  test('every number is the one of the tables', () => {
    const table = published.tables.find(({ scheme }) => scheme.key === key)!;
    const count = lookUp(table);
    const answer = openEdition(published, tabulateEdition(published, key)!);
    const wrong: unknown[] = [];
    let numbers = 0;
    for (const { questions } of answer.sections)
      for (const { key: item, groups, bases: whole } of questions) {
        for (const { band, answered, asked } of whole) if (answered !== count({ band, item, part: '', value: '*answered' }) || asked !== count({ band, item, part: '', value: '*asked' })) wrong.push({ item, band });
        for (const { part, rows, bases } of groups) {
          const of = basePart(published.edition, item, part);
          for (const { band, answered, asked } of bases) if (answered !== count({ band, item, part: of, value: '*answered' }) || asked !== count({ band, item, part: of, value: '*asked' })) wrong.push({ item, part, band });
          for (const { value, cells } of rows)
            for (const { band, count: shown, percent } of cells) {
              numbers += 1;
              const base = bases.find((one) => one.band === band)?.answered ?? null;
              const expected = count({ band, item, part, value });
              if (shown !== expected) wrong.push({ item, part, value, band, shown, expected });
              if (percent !== null && (expected === null || base === null || base < 5 || percent.toFixed(1) !== percentText(expected, base))) wrong.push({ item, part, value, band, percent });
            }
        }
      }
    expect(wrong).toEqual([]);
    expect(numbers).toBeGreaterThan(100);
  });
});
