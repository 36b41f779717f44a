import 'server-only';
import { mayEditResponse, mayEnterPaper, mayHandBack, maySubmitAs } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { Carried } from '../carry/carry-over';
import { findResponse, whyNotDraft } from '../find-response';
import type { Answers } from '../questionnaire/questionnaire';
import { onPaperSentence, paperOf } from '../paper/on-paper';
import { readWay } from '../submissions/read-way';
import { isSubmitted, type ResponseStatus } from '../response-status';
import { waveState, whyNotAccepting } from '../waves/wave-state';

/**
 * A municipality's own questionnaire and draft in a year, for who writes it: its people, or the secretariat while it is on paper.
 * @returns closedReason a sentence when no answers are taken now, else null
 * @throws {RefusedError} for anyone else
 * @throws {NotFoundError} when the municipality is not asked in that year
 */
export async function getResponse(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayEditResponse(actor, code) && !mayEnterPaper(actor)) throw new RefusedError();
  const readAt = new Date().toISOString();
  return db.as(actor, async (tx) => {
    const { wave, questionnaire, respondent, response } = await findResponse(tx, year, code);
    const paper = await paperOf(tx, respondent.id);
    if (actor.kind === 'secretariat' && !paper) throw new RefusedError();
    const submissions = await tx.submission.count({ where: { respondentId: respondent.id } });
    const way = await readWay(tx, code);
    const { title, opensOn, closesOn, referenceDate } = wave;
    return {
      year, code, readAt, title, opensOn, closesOn, referenceDate, questionnaire,
      municipality: respondent.label,
      answers: (response?.answers ?? {}) as Answers,
      carried: (response?.carried ?? {}) as Carried,
      revision: response?.revision ?? 0,
      status: (response?.status ?? 'draft') as ResponseStatus,
      everSubmitted: submissions > 0,
      submitted: isSubmitted(response?.status),
      /** Why nobody types now, though answers are taken: waited for, submitted or accepted. */
      whyNotDraft: paper && actor.kind === 'person' ? onPaperSentence : whyNotDraft(response?.status),
      onPaper: paper !== null,
      state: waveState(wave, new Date()),
      closedReason: whyNotAccepting(wave, new Date()),
      way,
      maySubmit: !paper && maySubmitAs(actor, code, way),
      mayHandBack: mayHandBack(actor, code),
    };
  });
}

export type OwnResponse = Awaited<ReturnType<typeof getResponse>>;
