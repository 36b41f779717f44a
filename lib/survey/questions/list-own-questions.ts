import 'server-only';
import { mayAskQuestions } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';

/**
 * What a municipality has asked in a year, with the answers, for its own people.
 * @returns open whether questions are taken now
 * @throws {RefusedError} for anyone else
 */
export async function listOwnQuestions(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayAskQuestions(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, respondent } = await findResponse(tx, year, code);
    const questions = await tx.question.findMany({ where: { respondentId: respondent.id }, orderBy: { askedAt: 'desc' }, omit: { askedBy: true } });
    return { municipality: respondent.label, open: wave.status === 'open', questions };
  });
}
