import { ANSWERED } from '../../../lib/survey/questionnaire/cells';
import { attack } from '../attacker';
import { participantsOf, publishMadeUp } from '../publish-made-up';
import { madeUpSurvey } from '../random-publications';
import { solver } from './programme';

/** Publishes made-up surveys as the product does and attacks each. @returns what was found, and how often the solver gave up */
export async function attackSurveys(seeds: Iterable<number>): Promise<{ surveys: number; found: string[]; gaveUp: number }> {
  const highs = await solver();
  const result = { surveys: 0, found: [] as string[], gaveUp: 0 };
  for (const seed of seeds) {
    const survey = madeUpSurvey(seed);
    const { hits, gaveUp } = attack(highs, { editions: publishMadeUp(survey), participants: participantsOf(survey), corrected: survey.corrected, readers: 1 });
    result.surveys += 1;
    result.gaveUp += gaveUp;
    // Whether somebody answered a question at all is not an answer to it.
    result.found.push(...hits.filter(({ kind, value }) => kind === 'answer' || value !== ANSWERED).map((hit) => `${seed}: ${JSON.stringify(hit)}`));
  }
  return result;
}
