import 'server-only';
import { mayEditResponse } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';

/**
 * Remembers that somebody of the municipality has opened the form of a year (閲覧); the first time stays.
 * @throws {RefusedError} for whoever does not write for it
 */
export async function markOpened(actor: Actor, { year, code }: { year: number; code: string }): Promise<void> {
  if (!mayEditResponse(actor, code)) throw new RefusedError();
  await db.as(actor, (tx) => tx.$queryRaw`select mail.mark_seen(${year}::int, ${code})::text`);
}
