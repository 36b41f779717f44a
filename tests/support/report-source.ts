import type { ReportSource } from '../../lib/results/report/report';
import { standingOf, type TallyRow } from '../../lib/results/counting/standing';
import { day } from '../../lib/platform/time';
import { schemeByKey } from '../../lib/register/bands';
import { cellsOf } from '../../lib/survey/questionnaire/cells';
import type { Answers, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';

export const SMALL = 'under-100k';
export const LARGE = 'from-100k';

export type Office = { band: typeof SMALL | typeof LARGE; answers: Answers };

/** Standing counts of everyone and of the two sizes, through the real counting code. */
export const standingBySize = (questionnaire: Questionnaire, offices: readonly Office[]) =>
  standingOf(offices.flatMap(({ band, answers }) => cellsOf(questionnaire, answers).flatMap((cell) => ['all', band].map((of): TallyRow => ({ ...cell, band: of, count: 1 })))));

/** What a report of these answers is composed of. */
export function sourceOf(questionnaire: Questionnaire, offices: readonly Office[], about: Partial<ReportSource> = {}): ReportSource {
  const scheme = schemeByKey('size-100k')!;
  const bands = scheme.bands.map(({ key, label }) => ({ key, label }));
  const of = (key: string, label: string, n: number) => ({ key, label, asked: n, submitted: n, valid: n });
  return {
    year: questionnaire.year, title: '試しの調査', demo: false, referenceDate: day(`${questionnaire.year}-04-01`), populationAsOf: day(`${questionnaire.year - 1}-01-01`), opensOn: day(`${questionnaire.year}-06-01`), closesOn: day(`${questionnaire.year}-09-30`),
    questionnaire, scheme: { label: scheme.label, source: scheme.source }, bands,
    participation: [of('all', '全体', offices.length), ...bands.map(({ key, label }) => of(key, label, offices.filter(({ band }) => band === key).length))],
    counted: standingBySize(questionnaire, offices), findings: null, remarks: [], named: [],
    edition: { number: 1, publishedAt: day('2026-11-25'), reason: '', errata: 0, threshold: 3 },
    ...about,
  };
}
