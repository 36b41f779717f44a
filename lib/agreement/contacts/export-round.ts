import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { harmless } from '@/lib/survey/exports/export-columns';
import { readRoundTable } from './get-round-table';
import { ROUND_HEADER, roundLines } from './round-closing';

/** The result of a round as CSV (UTF-8 with BOM, CRLF); no number stands in it. @throws RefusedError, NotFoundError */
export async function exportRound(actor: Actor, { year }: { year?: number }): Promise<{ year: number; text: string }> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { round, rows } = await readRoundTable(tx, year);
    if (!round) throw new NotFoundError();
    const lines = roundLines(rows);
    await record(tx, { act: 'round.exported', subject: `round:${round.id}`, detail: { lines: lines.length } });
    return { year: round.year, text: `\uFEFF${stringify([ROUND_HEADER, ...lines].map((line) => line.map(harmless)), { record_delimiter: '\r\n' })}` };
  });
}
