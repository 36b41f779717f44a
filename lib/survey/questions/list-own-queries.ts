import 'server-only';
import { mayReplyToQueries } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';
import { readQueries } from './list-queries';
import { paperOf } from '../paper/on-paper';
import { isSubmitted } from '../response-status';
import { whyNotAccepting } from '../waves/wave-state';

/**
 * What a municipality is asked about its answer of a year, with the whole exchange, for its own people.
 * @throws {RefusedError} for anyone else
 */
export async function listOwnQueries(actor: Actor, { year, code }: { year: number; code: string }) {
  if (!mayReplyToQueries(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { wave, respondent, response, questionnaire } = await findResponse(tx, year, code);
    const submitted = isSubmitted(response?.status);
    return {
      year, code, title: wave.title, municipality: respondent.label, submitted,
      /** Its people can take it back and mend it themselves, now. */
      mendable: response?.status === 'submitted' && whyNotAccepting(wave, new Date()) === null && (await paperOf(tx, respondent.id)) === null,
      queries: await readQueries(tx, questionnaire, { year, owner: code }),
    };
  });
}
