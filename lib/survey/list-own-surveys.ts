import 'server-only';
import { mayAnswer } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { type Carried, unconfirmedFields } from './carry-over';
import { invalidCombinations, missingFields, progress } from './completeness';
import { findLastYear } from './find-last-year';
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
    const asking = await tx.person.findMany({ where: { id: { in: respondents.flatMap(({ steps }) => steps.map(({ personId }) => personId)) } }, select: { id: true, name: true } });
    const surveys = [];
    for (const { year, owner: code, label, wave, response, submissions, remarks, steps: [request] } of respondents) {
      const questionnaire = await readQuestionnaire(tx, wave);
      const answers = (response?.answers ?? {}) as Answers;
      const carried = (response?.carried ?? {}) as Carried;
      const unconfirmed = unconfirmedFields(questionnaire, answers, carried).length;
      const state = waveState(wave, new Date());
      const open = state === 'open' && !isSubmitted(response?.status);
      surveys.push({
        year, code, municipality: label, title: wave.title, opensOn: wave.opensOn, closesOn: wave.closesOn,
        state,
        unconfirmed,
        /** The year whose answers can be taken over, where that is still to come. */
        lastYear: open && Object.keys(answers).length === 0 ? ((await findLastYear(tx, { year, code }, questionnaire))?.year ?? null) : null,
        submission: isSubmitted(response?.status) ? (submissions[0] ?? null) : null,
        status: (response?.status ?? 'draft') as ResponseStatus,
        /** Who waits for approval, and since when. */
        requested: response?.status === 'requested' && request ? { by: asking.find(({ id }) => id === request.personId)?.name ?? '（記録なし）', at: request.at } : null,
        openRemarks: isSubmitted(response?.status) ? 0 : remarks.length,
        started: response !== null && response.revision > 0,
        progress: progress(questionnaire, answers),
        complete: missingFields(questionnaire, answers).length === 0 && invalidCombinations(questionnaire, answers).length === 0 && unconfirmed === 0,
        resumeAt: nextSection(questionnaire, answers, carried)?.key ?? null,
        maySubmit: actor.kind === 'person' && actor.approverOf.includes(code),
      });
    }
    return surveys;
  });
}

export type OwnSurvey = Awaited<ReturnType<typeof listOwnSurveys>>[number];
