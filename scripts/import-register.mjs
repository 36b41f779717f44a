// Writes prisma/register/municipalities.csv and prefectures.json from tables that follow the Ministry's lists, after
// checking every row. Run again whenever newer tables are at hand; what they must hold is said in prisma/register/README.md.
//   node scripts/import-register.mjs MUNICIPALITIES.csv PREFECTURES.json
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

const folder = new URL('../prisma/register/', import.meta.url);
const TYPES = ['政令指定都市', '中核市', '市', '特別区', '町', '村'];

/** The sixth digit of a 全国地方公共団体コード: weights 6 to 2, modulo 11. */
export function checkDigit(five) {
  const sum = [...five].reduce((total, digit, i) => total + Number(digit) * (6 - i), 0);
  return String(sum < 11 ? 11 - sum : 11 - (sum % 11)).slice(-1);
}

/**
 * @param {string} csv table of municipalities with columns code, prefecture, name, kana, type, lat, lng,
 *   population_YYYY_MM_DD (one or more) and aliases (separated by ・)
 * @param {{ code: string, name: string, kana: string }[]} prefectures
 * @param {Record<string, string>} officeNotes by code
 * @returns {{ columns: string[], rows: Record<string, string>[] }}
 * @throws {Error} that lists every row that does not hold
 */
export function checkedRows(csv, prefectures, officeNotes = {}) {
  const rows = parse(csv, { columns: true, skip_empty_lines: true, bom: true });
  const populations = Object.keys(rows[0] ?? {}).filter((column) => /^population_\d{4}_\d{2}_\d{2}$/.test(column));
  const byName = new Map(prefectures.map((prefecture) => [prefecture.name, prefecture.code.slice(0, 2)]));
  const faults = [];
  const seen = new Set();
  for (const row of rows) {
    const fault = (what) => faults.push(`${row.code} ${row.name}: ${what}`);
    if (!/^\d{6}$/.test(row.code) || checkDigit(row.code.slice(0, 5)) !== row.code[5]) fault('check digit');
    if (seen.has(row.code)) fault('code stands twice');
    seen.add(row.code);
    if (byName.get(row.prefecture) !== row.code.slice(0, 2)) fault(`not a code of ${row.prefecture}`);
    if (!TYPES.includes(row.type)) fault(`type ${row.type}`);
    if (!/^[ぁ-ゖー]+$/u.test(row.kana)) fault(`kana ${row.kana}`);
    const lat = Number(row.lat), lng = Number(row.lng);
    if (!(lat > 20 && lat < 46 && lng > 122 && lng < 154)) fault(`office ${row.lat}, ${row.lng}`);
    for (const column of populations) if (!/^\d+$/.test(row[column])) fault(`${column} ${row[column]}`);
  }
  if (populations.length === 0) faults.push('no column population_YYYY_MM_DD');
  for (const code of Object.keys(officeNotes)) if (!seen.has(code)) faults.push(`office note of ${code}, which is not in the table`);
  if (faults.length > 0) throw new Error(`the table does not hold:\n${faults.join('\n')}`);
  const columns = ['code', 'prefecture', 'name', 'kana', 'type', 'lat', 'lng', ...populations.sort(), 'aliases', 'office_note'];
  return {
    columns,
    rows: rows
      .map((row) => ({ ...row, aliases: row.aliases ?? '', office_note: officeNotes[row.code] ?? '' }))
      .sort((a, b) => a.code.localeCompare(b.code)),
  };
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function main([municipalities, prefectures]) {
  if (!municipalities || !prefectures) throw new Error('usage: node scripts/import-register.mjs MUNICIPALITIES.csv PREFECTURES.json');
  const list = JSON.parse(await readFile(prefectures, 'utf8')).map(({ code, name, kana }) => ({ code, name, kana }));
  const notes = JSON.parse(await readFile(new URL('office-notes.json', folder), 'utf8'));
  const { columns, rows } = checkedRows(await readFile(municipalities, 'utf8'), list, notes);
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))];
  await writeFile(new URL('municipalities.csv', folder), `${lines.join('\n')}\n`);
  await writeFile(new URL('prefectures.json', folder), `${JSON.stringify(list, null, 1)}\n`);
  console.log(`${rows.length} municipalities of ${list.length} prefectures`);
  for (const column of columns.filter((name) => name.startsWith('population_')))
    console.log(`${column}: ${rows.reduce((sum, row) => sum + Number(row[column]), 0)} people`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
