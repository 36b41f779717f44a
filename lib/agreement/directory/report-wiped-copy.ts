import 'server-only';
import { tokenHash } from '@/lib/people/keys';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { readCopyToken } from './copy-token';

/**
 * A device tells that it has wiped its copy, after signing out or at a press: no longer in the list of its person. Whoever holds the token holds the
 * copy, so nobody need be signed in.
 * @throws {CopyEndedError} for what is no token
 */
export async function reportWipedCopy(actor: Actor, { copy }: { copy: string }): Promise<{ wiped: true }> {
  const { id } = readCopyToken(copy);
  await db.as(actor, (tx) => tx.$queryRaw`select ally.directory_copy_wiped(${tokenHash(id)})::text`);
  return { wiped: true };
}
