import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import type { Questionnaire } from '@/lib/survey/questionnaire';
import type { ChosenFinding, ReportRemark } from './edition';
import { asChosen, chosenFindings } from './findings';
import type { Counted } from './standing';

// What the secretariat has laid ready for a year's report. Row-level security gives both to the secretariat alone.

/** The stored choice of findings; null: none, the rule's proposal stands. */
export async function readFindingChoice(tx: Transaction, year: number): Promise<string[] | null> {
  return (await tx.findingChoice.findUnique({ where: { year }, select: { findings: true } }))?.findings ?? null;
}

/** The findings to be fixed with an edition: as chosen and ordered, or as the rule proposes, of those that hold in `counted`. */
export async function readChosenFindings(tx: Transaction, year: number, questionnaire: Questionnaire, counted: Counted): Promise<ChosenFinding[]> {
  return asChosen(chosenFindings(questionnaire, counted, await readFindingChoice(tx, year)));
}

/** The remarks to be fixed with an edition. */
export async function readRemarks(tx: Transaction, year: number): Promise<ReportRemark[]> {
  const rows = await tx.reportRemark.findMany({ where: { year, text: { not: '' } }, select: { place: true, text: true }, orderBy: { place: 'asc' } });
  return rows;
}
