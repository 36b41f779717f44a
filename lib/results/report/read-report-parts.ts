import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import type { ReportRemark } from '../editions/edition';

// What the secretariat has laid ready for a year's report. Row-level security gives both to the secretariat alone.

/** The stored choice of findings; null: none, the rule's proposal stands. */
export async function readFindingChoice(tx: Transaction, year: number): Promise<string[] | null> {
  return (await tx.findingChoice.findUnique({ where: { year }, select: { findings: true } }))?.findings ?? null;
}

/** The remarks to be fixed with an edition. */
export async function readRemarks(tx: Transaction, year: number): Promise<ReportRemark[]> {
  return tx.reportRemark.findMany({ where: { year, text: { not: '' } }, select: { place: true, text: true }, orderBy: { place: 'asc' } });
}
