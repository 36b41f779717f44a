import 'server-only';
import { mayAnswer } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { invalidCombinations, missingFields, progress } from './completeness';
import { nextSection } from './next-section';
import type { Answers } from './questionnaire';
import { readQuestionnaire } from './read-questionnaire';
import { isSubmitted } from './response-status';
import { waveState } from './wave-state';

/**
 * The years that the actor's municipalities are asked in, those of the chosen municipality before the rest and newest first, with how far each
 * response is.
 * @throws {RefusedError} for who answers for no municipality
 */
export async function listOwnSurveys(actor: Actor) {
  if (!mayAnswer(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const respondents = await tx.respondent.findMany({
      where: { owner: { in: codesOf(actor) } },
      include: { wave: { omit: { definition: true } }, response: true, submissions: { where: { withdrawnAt: null }, orderBy: { version: 'desc' }, take: 1, select: { receipt: true, submittedAt: true } } },
      orderBy: [{ year: 'desc' }, { owner: 'asc' }],
    });
    const [first] = codesOf(actor); // whose hat is worn
    respondents.sort((a, b) => Number(b.owner === first) - Number(a.owner === first));
    const surveys = respondents.map(async ({ year, owner: code, label, wave, response, submissions }) => {
      const questionnaire = await readQuestionnaire(tx, wave);
      const answers = (response?.answers ?? {}) as Answers;
      return {
        year, code, municipality: label, title: wave.title, opensOn: wave.opensOn, closesOn: wave.closesOn,
        state: waveState(wave, new Date()),
        submission: isSubmitted(response?.status) ? (submissions[0] ?? null) : null,
        started: response !== null && response.revision > 0,
        progress: progress(questionnaire, answers),
        complete: missingFields(questionnaire, answers).length === 0 && invalidCombinations(questionnaire, answers).length === 0,
        resumeAt: nextSection(questionnaire, answers)?.key ?? null,
        maySubmit: actor.kind === 'person' && actor.approverOf.includes(code),
      };
    });
    return Promise.all(surveys);
  });
}

export type OwnSurvey = Awaited<ReturnType<typeof listOwnSurveys>>[number];
