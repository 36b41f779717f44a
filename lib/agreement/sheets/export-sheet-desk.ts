import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { harmless } from '@/lib/survey/exports/export-columns';
import { readSheetDesk } from './get-sheet-desk';
import { arrangeSheetRows, type SheetFilter, sheetLines, SHEETS_HEADER } from './sheet-desk';

/** Wishes and offers as filtered, a line an entry, as CSV (UTF-8 with BOM, CRLF). @throws RefusedError */
export async function exportSheetDesk(actor: Actor, filter: SheetFilter, now = new Date()): Promise<string> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const today = day(isoDay(now));
    const lines = sheetLines(arrangeSheetRows(await readSheetDesk(tx), filter, today), filter.item, today);
    await record(tx, { act: 'sheets.exported', detail: { lines: lines.length } });
    return `\uFEFF${stringify([SHEETS_HEADER, ...lines].map((line) => line.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))), { record_delimiter: '\r\n' })}`;
  });
}
