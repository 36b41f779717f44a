import 'server-only';
import { mayWriteReport } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { schemeByKey } from '@/lib/register/bands';
import { composeReport } from './compose-report';
import type { ReportRemark } from '../editions/edition';
import { readParticipation } from '../counting/participation';
import { readFindingChoice, readRemarks } from './read-report-parts';
import { readStanding } from '../counting/read-standing';
import { REPORT_SCHEME, type ReportDocument } from './report';
import type { WaveSummary } from '../counting/wave-summary';

export type ReportDraft = { wave: WaveSummary; report: ReportDocument; remarks: ReportRemark[] };

/**
 * The report as it would be written from the counts of this moment, nothing withheld, with the findings and remarks laid
 * ready for the next edition.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {NotFoundError} when there is no such year
 */
export async function getReportDraft(actor: Actor, year: number): Promise<ReportDraft> {
  if (!mayWriteReport(actor)) throw new RefusedError();
  const { key, label, source, bands } = schemeByKey(REPORT_SCHEME)!;
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, standing } = await readStanding(tx, year, key);
    const columns = bands.map((band) => ({ key: band.key, label: band.label }));
    const [participation, findings, remarks] = [await readParticipation(tx, year, key, columns), await readFindingChoice(tx, year), await readRemarks(tx, year)];
    const { title, demo, referenceDate, populationAsOf, opensOn, closesOn } = wave;
    const report = composeReport({ year, title, demo, referenceDate, populationAsOf, opensOn, closesOn, questionnaire, scheme: { label, source }, bands: columns, participation, counted: standing, findings, remarks, named: [], edition: null });
    return { wave, report, remarks };
  });
}
