import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { readSupporters } from './read-supporters';

/**
 * All supporters, for who keeps their register; those that have ended too.
 * @throws {RefusedError} for anyone but 事務局
 */
export async function listSupporters(actor: Actor) {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, (tx) => readSupporters(tx, { ended: true }));
}
