import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import { ALL } from '@/lib/survey/questionnaire/cells';
import { composeReport } from './compose-report';
import { countedOf } from '../editions/edition-counted';
import { readEdition } from '../editions/get-edition';
import { REPORT_SCHEME, type ReportDocument } from './report';
import { summaryOf, waveFields, type WaveSummary } from '../counting/wave-summary';

export type PublishedReport = {
  wave: WaveSummary;
  /** null: nothing of the year is published. */
  report: ReportDocument | null;
};

/**
 * The report of a year out of its newest edition: the same for everyone who reads it, the secretariat included.
 * @throws {NotFoundError} when there is no such year
 */
export async function getReport(actor: Actor, year: number): Promise<PublishedReport> {
  return db.as(actor, async (tx) => {
    const row = await tx.wave.findUnique({ where: { year }, select: waveFields });
    if (!row) throw new NotFoundError('この年度の調査はありません。年度をご確認ください。');
    const wave = summaryOf(row);
    const found = await readEdition(tx, { year, schemes: [REPORT_SCHEME] });
    const everyone = found?.tables.find(({ scheme }) => scheme.key === ALL.scheme);
    if (!found || !everyone) return { wave, report: null };
    const { edition } = found;
    const { facts } = edition;
    const bySize = found.tables.find(({ scheme }) => scheme.key === REPORT_SCHEME);
    return {
      wave,
      report: composeReport({
        year, title: edition.title, demo: facts.demo, questionnaire: edition.questionnaire,
        referenceDate: day(facts.referenceDate), populationAsOf: day(facts.populationAsOf), opensOn: facts.opensOn ? day(facts.opensOn) : null, closesOn: facts.closesOn ? day(facts.closesOn) : null,
        scheme: bySize?.scheme ?? everyone.scheme, bands: bySize?.scheme.bands ?? [], participation: (bySize ?? everyone).participation,
        counted: bySize ? countedOf(everyone, bySize) : countedOf(everyone),
        findings: facts.findings.map(({ key }) => key), remarks: facts.remarks, named: facts.named,
        edition: { number: edition.number, publishedAt: edition.publishedAt, reason: edition.reason, errata: edition.errata.length, threshold: facts.rule.threshold },
      }),
    };
  });
}
