import { isDeepStrictEqual } from 'node:util';
import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { buildEditionTables } from '../suppression/build-edition-tables';
import { compareEditions } from './compare-editions';
import type { EditionFacts, EditionTable, ErratumLine, ReportRemark } from './edition';
import { countedOf } from './edition-counted';
import { asChosen, chosenFindings } from '../report/findings';
import { type Consent, namedPractices } from '../naming/naming';
import type { Participation } from '../counting/participation';
import type { CountedResponse } from '../counting/read-counted';
import { RULE } from '../suppression/rule';

/** An edition that stands: what it showed, and of whom. */
export type EarlierEdition = { number: number; questionnaire: Questionnaire; facts: EditionFacts; tables: EditionTable[]; counted: CountedResponse[] };

export type EditionMaking = {
  about: Pick<EditionFacts, 'referenceDate' | 'populationAsOf' | 'opensOn' | 'closesOn' | 'demo' | 'rebuilt'>;
  questionnaire: Questionnaire;
  counted: CountedResponse[];
  /** By scheme; everyone first, then the bands in their order. */
  participation: Record<string, Participation>;
  /** Two digits → name. */
  prefectures: Record<string, string>;
  consents: Consent[];
  /** Keys of the findings that the secretariat has chosen, in its order; null: what the rule proposes. */
  findings: string[] | null;
  remarks: ReportRemark[];
  /** In the order of their numbers. */
  earlier: EarlierEdition[];
};

export type MadeEdition = {
  tables: EditionTable[];
  facts: EditionFacts;
  errata: ErratumLine[];
  /** Something is other than in the edition before; of a first one always. */
  differs: boolean;
};

/** An edition out of the answers as they stand. Nothing here knows a database: the demo is published by the same function. */
export function makeEdition({ about, questionnaire, counted, participation, prefectures, consents, findings: choice, remarks, earlier }: EditionMaking): MadeEdition {
  const { practices, named } = namedPractices(questionnaire, counted.map((one) => ({ ...one, prefectureName: prefectures[one.prefecture ?? ''] ?? '' })), consents);
  const last = earlier.at(-1);
  // The same answers lead to the same tables: those that stand are not worked out a second time.
  const stands = last !== undefined && isDeepStrictEqual(groundsOf(counted, participation, questionnaire, practices), groundsOf(last.counted, Object.fromEntries(last.tables.map((table) => [table.scheme.key, table.participation])), last.questionnaire, last.facts.named));
  const tables = stands ? last.tables : asStored(buildEditionTables({
    questionnaire, counted, participation, named, exempt: about.rebuilt,
    earlier: earlier.map(({ tables: shown, counted: of, questionnaire: asked }) => ({ tables: shown, counted: of, questionnaire: asked })),
  }));
  // Only what is shown to everyone can be said of everyone.
  const findings = asChosen(chosenFindings(questionnaire, countedOf(tables[0]!), choice));
  const facts: EditionFacts = asStored({ format: 1, ...about, rule: RULE, schemes: tables.map(({ scheme }) => scheme), findings, remarks, named: practices });
  return {
    tables,
    facts,
    errata: last ? compareEditions(last.tables, tables) : [],
    differs: !last || !isDeepStrictEqual({ tables, facts, questionnaire: asStored(questionnaire) }, { tables: last.tables, facts: last.facts, questionnaire: asStored(last.questionnaire) }),
  };
}

/** What the tables of an edition hang on. */
const groundsOf = (counted: readonly CountedResponse[], participation: EditionMaking['participation'], questionnaire: Questionnaire, named: EditionFacts['named']) =>
  asStored({ sources: counted.map(({ submissionId }) => submissionId), participation, questionnaire, named });

/** As it comes back from the database: what is undefined is not there. */
const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
