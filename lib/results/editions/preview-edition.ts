import 'server-only';
import { mayPublishResults } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import type { EditionFacts, ErratumLine } from './edition';
import { makePublication, readPublication } from './read-publication';
import { type Withheld, withheldOf } from '../suppression/withheld';

export type EditionPreview =
  | { ready: false; why: string }
  | {
      ready: true;
      /** The number it would have. */
      number: number;
      /** Goes with the confirmation, so that nothing else is published than what was looked at. */
      mark: string;
      counted: number;
      questionnaire: Questionnaire;
      facts: EditionFacts;
      withheld: Withheld[];
      errata: ErratumLine[];
      /** False where nothing is other than in the edition before: there is nothing to publish. */
      differs: boolean;
    };

/**
 * What would be published now.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function previewEdition(actor: Actor, { year }: { year: number }): Promise<EditionPreview> {
  if (!mayPublishResults(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    try {
      const publication = await readPublication(tx, year);
      const made = makePublication(publication);
      return {
        ready: true, number: publication.earlier.length + 1, mark: publication.mark, counted: publication.counted.length, questionnaire: publication.questionnaire,
        facts: made.facts, errata: made.errata, differs: made.differs, withheld: made.differs ? withheldOf(publication, made.tables) : [],
      };
    } catch (error) {
      if (error instanceof StateError) return { ready: false, why: error.message };
      throw error;
    }
  }, WHOLE_COUNTRY);
}
