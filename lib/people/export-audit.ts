import 'server-only';
import { stringify } from 'csv-stringify/sync';
import type { EntryShown } from '@/lib/audit/entry-shown';
import type { AuditFilter } from '@/lib/audit/filter';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { formatDate, formatExactTime } from '@/lib/platform/time';
import { mayReadAuditLog } from './access';
import { entriesBelow } from './find-entries';
import { conditionOf, fieldsUsed } from './search-audit';

const AT_ONCE = 2_000;
const TOP = 9_223_372_036_854_775_807n;
const HEADINGS = ['番号', '日付', '時刻', 'だれが', '立場', '何をした', '対象', 'だれの', 'どこから'];

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays text. */
const csv = (rows: string[][], bom = false): string => stringify(rows, { bom, escape_formulas: true, record_delimiter: '\r\n' });
const cells = (entry: EntryShown): string[] => [entry.seq, formatDate(entry.at), formatExactTime(entry.at), entry.who, entry.capacity, entry.what, entry.about, entry.forWhom, entry.from];

/**
 * All lines of a search as CSV (UTF-8 with BOM), newest first, piece by piece, so that a long log fits into little memory.
 * The export itself becomes a line before the first piece is read.
 * @throws {RefusedError} for anyone but the secretariat, before anything is sent
 */
export async function exportAudit(actor: Actor, filter: AuditFilter): Promise<AsyncGenerator<string>> {
  if (!mayReadAuditLog(actor)) throw new RefusedError();
  await db.as(actor, (tx) => record(tx, { act: 'audit.exported', detail: { by: fieldsUsed(filter) } }));
  return pieces(actor, filter);
}

async function* pieces(actor: Actor, filter: AuditFilter): AsyncGenerator<string> {
  yield csv([HEADINGS], true);
  for (let below: bigint | null = TOP; below !== null; ) {
    const from: bigint = below;
    const { rows, last } = await db.as(actor, (tx) => entriesBelow(tx, conditionOf(filter), from, AT_ONCE));
    if (rows.length > 0) yield csv(rows.map(cells));
    below = rows.length < AT_ONCE ? null : last;
  }
}
