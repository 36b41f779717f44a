import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import type { NamedPractice, ReportRemark } from '../editions/edition';
import type { Participation } from '../counting/participation';
import type { Counted } from '../counting/standing';
import type { Column } from '../counting/tabulate';

/** First cell of each row names the row. */
export type ReportTable = { caption: string; head: string[]; rows: string[][] };

/** Bars in percent: a group of bars a row, one a series; null has no bar. `texts` stands beside the bar. */
export type ReportChart = { title: string; description: string; series: string[]; rows: { label: string; percents: (number | null)[]; texts: string[] }[] };

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; table: ReportTable }
  | { kind: 'chart'; chart: ReportChart }
  /** The secretariat's own words, apart from what is composed. */
  | { kind: 'remark'; text: string };

/** One heading with what stands under it, up to the next one. `place` is where a remark belongs (report-places.ts). */
export type ReportSection = { key: string; level: 1 | 2 | 3; number: string; title: string; blocks: Block[]; place?: string };

export type ReportDocument = {
  year: number;
  title: string;
  /** Said above everything: a draft, made-up answers. */
  warnings: string[];
  /** Which edition, of which day. */
  standing: string;
  sections: ReportSection[];
};

/** All that a report is composed of: an edition's frozen facts and tables, or the live counts of a draft. */
export type ReportSource = {
  year: number;
  title: string;
  demo: boolean;
  referenceDate: Date;
  populationAsOf: Date;
  opensOn: Date | null;
  closesOn: Date | null;
  questionnaire: Questionnaire;
  scheme: { label: string; source: string };
  /** Of the scheme: from the smallest to the largest. */
  bands: Column[];
  participation: Participation;
  /** Of everyone and of the scheme's bands. */
  counted: Counted;
  /** The keys of the findings in their order; null: what the rule proposes. */
  findings: readonly string[] | null;
  remarks: readonly ReportRemark[];
  named: readonly NamedPractice[];
  /** null: a draft. */
  edition: { number: number; publishedAt: Date; reason: string; errata: number; threshold: number } | null;
};


/** The scheme by which a report says what differs: that of 2012. */
export const REPORT_SCHEME = 'size-100k';
