import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import type { Participation } from '../counting/participation';

/**
 * One count of a published table. `value` is a choice, a name, a year, a bracket of numbers (brackets.ts), or `*asked`
 * and `*answered` (lib/survey/questionnaire/cells.ts).
 */
export type EditionCount = [band: string, item: string, part: string, value: string, count: number];

/** A count that is withheld (秘匿): its own number is small, or it would betray one that is. */
export type HiddenCount = [band: string, item: string, part: string, value: string];

/** What is said of numbers; null is withheld. Shown or withheld with the whole column, but for the parts that one municipality's own answer would be. */
export type PublicNumbers = {
  n: number;
  mean: number | null;
  median: number | null;
  /** Only where three municipalities or more gave it. */
  min: number | null;
  max: number | null;
  modes: number[] | null;
};

export type EditionNumbers = { band: string; item: string; part: string; numbers: PublicNumbers };

/** A way of splitting municipalities as it stood on the day of publication; `all` is everyone in one column. */
export type EditionScheme = { key: string; label: string; source: string; bands: { key: string; label: string }[] };

/**
 * Everything that is public of one year by one scheme. A count is in `counts`, or in `hidden`, or it is 0 and neither:
 * what a reader may know is in here, and nothing else leaves the house (docs/decisions/0100-suppression.md).
 */
export type EditionTable = { scheme: EditionScheme; participation: Participation; counts: EditionCount[]; hidden: HiddenCount[]; numbers: EditionNumbers[] };

/** Municipalities that agreed to be named for an item that they do well, with the choice they are named for. */
export type NamedPractice = { item: string; value: string; municipalities: { code: string; name: string; prefecture: string }[] };

/** A finding that half or more share, as chosen and ordered by the secretariat (findings.ts). */
export type ChosenFinding = { key: string };

/** The secretariat's words between the paragraphs of the report; `place` is a section's or an item's key, or `intro`. */
export type ReportRemark = { place: string; text: string };

/** What is fixed with an edition beside its tables. */
export type EditionFacts = {
  format: 1;
  /** YYYY-MM-DD */
  referenceDate: string;
  populationAsOf: string;
  opensOn: string | null;
  closesOn: string | null;
  /** Made-up answers of made-up municipalities. */
  demo: boolean;
  /** Answers solved from published figures: exempt from the rule, and marked. */
  rebuilt: boolean;
  rule: { threshold: number; leastBaseOfPercent: number };
  schemes: EditionScheme[];
  findings: ChosenFinding[];
  remarks: ReportRemark[];
  named: NamedPractice[];
};

/** One line of the 正誤表: null is withheld, or was not in the table. */
export type ErratumLine = { scheme: string; band: string; item: string; part: string; value: string; before: number | null; after: number | null };

export type Edition = {
  year: number;
  /** 1, 2, … within the year; a later one corrects the earlier ones, which stay where they are. */
  number: number;
  title: string;
  publishedAt: Date;
  /** Why it was corrected; '' for the first. */
  reason: string;
  errata: ErratumLine[];
  questionnaire: Questionnaire;
  facts: EditionFacts;
};

/** Scheme keys whose tables every edition has, in their order. */
export const EDITION_SCHEMES = ['all', 'size-100k', 'type-size', 'type', 'prefecture'] as const;
