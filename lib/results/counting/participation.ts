import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { ALL } from '@/lib/survey/questionnaire/cells';
import type { Column } from './tabulate';

/** How many were asked, have submitted, and count; for all and by band. No answers in it. */
export type Participation = { key: string; label: string; asked: number; submitted: number; valid: number }[];

type Row = { scheme: string; band: string; asked: bigint; submitted: bigint; valid: bigint };

/** Reads who takes part in a year. Bands that nobody is in are listed with 0. */
export async function readParticipation(tx: Transaction, year: number, scheme: string, bands: Column[]): Promise<Participation> {
  const rows = await tx.$queryRaw<Row[]>`select * from participation(${year}::int) where scheme in (${ALL.scheme}, ${scheme})`;
  return [{ key: ALL.band, label: '全体' }, ...bands].map(({ key, label }) => {
    const row = rows.find(({ scheme: of, band }) => band === key && (of === ALL.scheme) === (key === ALL.band));
    return { key, label, asked: Number(row?.asked ?? 0), submitted: Number(row?.submitted ?? 0), valid: Number(row?.valid ?? 0) };
  });
}
