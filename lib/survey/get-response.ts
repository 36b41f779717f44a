import 'server-only';
import { mayEditResponse, maySubmitResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { Carried } from './carry-over';
import { findResponse } from './find-response';
import type { Answers } from './questionnaire';
import { isSubmitted } from './response-status';
import { whyNotAccepting } from './wave-state';

/**
 * A municipality's own questionnaire and draft in a year, for who writes it.
 * @returns closedReason a sentence when no answers are taken now, else null
 * @throws {RefusedError} for anyone else
 * @throws {NotFoundError} when the municipality is not asked in that year
 */
export async function getResponse(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayEditResponse(actor, code)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    const { title, opensOn, closesOn, referenceDate } = wave;
    return {
      year, code, title, opensOn, closesOn, referenceDate, questionnaire,
      municipality: respondent.label,
      answers: (response?.answers ?? {}) as Answers,
      carried: (response?.carried ?? {}) as Carried,
      revision: response?.revision ?? 0,
      submitted: isSubmitted(response?.status),
      closedReason: whyNotAccepting(wave, new Date()),
      maySubmit: maySubmitResponse(actor, code),
    };
  });
}

export type OwnResponse = Awaited<ReturnType<typeof getResponse>>;
