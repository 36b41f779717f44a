import 'server-only';
import { mayAnswer, mayHandBack, maySubmitAs } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { invalidCombinations, missingFields, progress } from './completeness';
import { nextSection } from './next-section';
import type { Answers } from './questionnaire';
import { readQuestionnaire } from './read-questionnaire';
import { isSubmitted, type ResponseStatus } from './response-status';
import { waveState } from './wave-state';

/**
 * The years that the actor's municipalities are asked in, newest first, with how far each response is.
 * @throws {RefusedError} for who answers for no municipality
 */
export async function listOwnSurveys(actor: Actor) {
  if (!mayAnswer(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const respondents = await tx.respondent.findMany({
      where: { owner: { in: codesOf(actor) } },
      include: {
        wave: { omit: { definition: true } }, response: true,
        submissions: { where: { withdrawnAt: null }, orderBy: { version: 'desc' }, take: 1, select: { receipt: true, submittedAt: true } },
        remarks: { where: { resolvedAt: null }, select: { id: true } },
        steps: { where: { step: 'requested' }, orderBy: { at: 'desc' }, take: 1, select: { personId: true, at: true } },
      },
      orderBy: [{ year: 'desc' }, { owner: 'asc' }],
    });
    const rules = await tx.submissionRule.findMany({ where: { municipalityCode: { in: codesOf(actor) } }, select: { municipalityCode: true, way: true } });
    const asking = await tx.person.findMany({ where: { id: { in: respondents.flatMap(({ steps }) => steps.map(({ personId }) => personId)) } }, select: { id: true, name: true } });
    const surveys = respondents.map(async ({ year, owner: code, label, wave, response, submissions, remarks, steps: [request] }) => {
      const questionnaire = await readQuestionnaire(tx, wave);
      const answers = (response?.answers ?? {}) as Answers;
      return {
        year, code, municipality: label, title: wave.title, opensOn: wave.opensOn, closesOn: wave.closesOn,
        state: waveState(wave, new Date()),
        submission: isSubmitted(response?.status) ? (submissions[0] ?? null) : null,
        status: (response?.status ?? 'draft') as ResponseStatus,
        /** Who waits for approval, and since when. */
        requested: response?.status === 'requested' && request ? { by: asking.find(({ id }) => id === request.personId)?.name ?? '（記録なし）', at: request.at } : null,
        openRemarks: isSubmitted(response?.status) ? 0 : remarks.length,
        started: response !== null && response.revision > 0,
        progress: progress(questionnaire, answers),
        complete: missingFields(questionnaire, answers).length === 0 && invalidCombinations(questionnaire, answers).length === 0,
        resumeAt: nextSection(questionnaire, answers)?.key ?? null,
        maySubmit: maySubmitAs(actor, code, rules.find(({ municipalityCode }) => municipalityCode === code)?.way ?? 'approver'),
        mayHandBack: mayHandBack(actor, code),
      };
    });
    return Promise.all(surveys);
  });
}

export type OwnSurvey = Awaited<ReturnType<typeof listOwnSurveys>>[number];
