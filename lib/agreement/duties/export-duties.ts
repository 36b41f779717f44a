import 'server-only';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { formatDateTime, isoDay } from '@/lib/platform/time';
import { harmless } from '@/lib/survey/exports/export-columns';
import { escapeCellText } from '@/lib/survey/workbook/cell-text';
import { arrangeDutyRows, countUnmet, type DutyFilter } from './duty-filter';
import { DUTY_STATE_LABEL } from './duty-words';
import { readDutyTable } from './list-duties';
import { MEMBERSHIP_LABEL } from '../membership/membership-states';

/** The table of duties as lines, the code first as in 自治体標準オープンデータセット（デジタル庁）; four columns a duty. @throws RefusedError */
async function readLines(actor: Actor, filter: DutyFilter, format: string, now: Date): Promise<{ today: string; lines: (string | number)[][] }> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  const today = isoDay(now);
  const { rules, rows } = await db.as(actor, async (tx) => {
    await record(tx, { act: 'duties.exported', detail: { format } });
    return readDutyTable(tx, today);
  });
  const head = ['全国地方公共団体コード', '都道府県名', '市区町村名', '市区町村名（かな）', '立場', '今の立場になった日', '満たしていない義務の数', ...rules.flatMap(({ title }) => [title, `${title}：いつまで`, `${title}：最後に行った日`, `${title}：今年度に実施`])];
  const lines = arrangeDutyRows(rows, filter).map((row) => [
    row.code, row.prefecture, row.name, row.kana, MEMBERSHIP_LABEL[row.standing], row.since, countUnmet(row.duties),
    ...row.duties.flatMap(({ key, state, metUntil, lastDone, thisFiscalYear }) => [DUTY_STATE_LABEL[state], metUntil ?? '', lastDone ?? '', key === 'officers' ? '' : thisFiscalYear ? '○' : '']),
  ]);
  return { today, lines: [head, ...lines] };
}

/** UTF-8 with BOM and CRLF, as Excel in Japan opens it. @throws RefusedError */
export async function exportDutiesCsv(actor: Actor, filter: DutyFilter, now = new Date()): Promise<{ name: string; body: string }> {
  const { today, lines } = await readLines(actor, filter, 'csv', now);
  return { name: `義務の一覧_${today}.csv`, body: `\uFEFF${stringify(lines.map((line) => line.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))), { record_delimiter: '\r\n' })}` };
}

/** The same as a workbook; codes and days stay text. @throws RefusedError */
export async function exportDutiesXlsx(actor: Actor, filter: DutyFilter, now = new Date()): Promise<{ name: string; body: Buffer }> {
  const { today, lines } = await readLines(actor, filter, 'xlsx', now);
  const book = new ExcelJS.Workbook();
  book.creator = 'そなえあい';
  const sheet = book.addWorksheet('義務の一覧', { views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }] });
  sheet.columns = lines[0]!.map((_, i) => ({ width: i < 7 ? 16 : 18, style: { numFmt: i === 6 ? '0' : '@' } }));
  for (const line of lines) sheet.addRow(line.map((cell) => (typeof cell === 'string' ? escapeCellText(cell) : cell)));
  const head = sheet.getRow(1);
  head.height = 34;
  head.eachCell((cell) => {
    cell.font = { bold: true };
    cell.alignment = { wrapText: true, vertical: 'top' };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } };
  });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: lines.length, column: lines[0]!.length } };
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' };
  const about = book.addWorksheet('この表について');
  about.columns = [{ width: 24 }, { width: 100 }];
  for (const line of [['作成', formatDateTime(now)], ['状況の日', today], ['読み方', '「期限が近い」は30日以内に期限が来るもの、「未実施」は義務があってまだ一度も行われていないもの、「対象外」は準備会・休止・脱退のため義務がないものです。'], ['今年度に実施', '4月から翌年3月までの年度に、行った日があるもの。']]) about.addRow(line);
  return { name: `義務の一覧_${today}.xlsx`, body: Buffer.from(await book.xlsx.writeBuffer()) };
}
