import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { harmless } from '@/lib/survey/exports/export-columns';
import { DESK_HEADER, type DeskFilter, deskLines, narrow } from './contact-desk';
import { readDesk } from './get-contact-desk';

/** The secretariat's view as CSV (UTF-8 with BOM, CRLF). @throws RefusedError */
export async function exportContactDesk(actor: Actor, filter: DeskFilter, now = new Date()): Promise<string> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const lines = deskLines(narrow(await readDesk(tx, now), filter));
    await record(tx, { act: 'contacts.exported', detail: { lines: lines.length } });
    return `\uFEFF${stringify([DESK_HEADER, ...lines].map((line) => line.map(harmless)), { record_delimiter: '\r\n' })}`;
  });
}
