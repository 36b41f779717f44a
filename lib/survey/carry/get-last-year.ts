import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findLastYear, type LastYear } from './find-last-year';
import { findResponse } from '../find-response';

/**
 * What the municipality answered before, for who writes its answer of this year; null when there is nothing to offer.
 * @throws {RefusedError} for anyone else
 * @throws {NotFoundError} when the municipality is not asked in this year
 */
export async function getLastYear(actor: Actor, { year, code }: { year: number; code: string }): Promise<LastYear | null> {
  if (!mayEditResponse(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { questionnaire } = await findResponse(tx, year, code);
    return findLastYear(tx, { year, code }, questionnaire);
  });
}
