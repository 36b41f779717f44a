import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import type { Edition, EditionFacts, EditionTable, ErratumLine } from './edition';

/** An edition's row as the database hands it over: what was frozen in it is JSON, of the shape that publishing gave it. */
type Row = Pick<Edition, 'year' | 'number' | 'title' | 'publishedAt' | 'reason'> & { definition: unknown; facts: unknown; errata: unknown };

/** The one place where what was frozen is taken for what it was when it was published. */
export const factsOf = (facts: unknown) => facts as EditionFacts;
export const tableOf = (content: unknown) => content as EditionTable;

/** @param row of the table `edition` */
export function editionOf({ year, number, title, publishedAt, reason, definition, facts, errata }: Row): Edition {
  return { year, number, title, publishedAt, reason, errata: errata as ErratumLine[], questionnaire: definition as Questionnaire, facts: factsOf(facts) };
}
