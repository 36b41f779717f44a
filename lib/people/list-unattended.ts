import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { mayUndoHandover } from './access';

export type Unattended = { code: string; name: string; prefecture: string; years: number[]; writers: number; approvers: number };

/**
 * Municipalities asked in a running year that nobody answers for, then those where nobody may submit.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function listUnattended(actor: Actor): Promise<Unattended[]> {
  if (!mayUndoHandover(actor)) throw new RefusedError();
  return db.as(actor, (tx) => tx.$queryRaw<Unattended[]>`select * from hand_over.without_people()`);
}
