import 'server-only';
import { mayRemindPrefecture } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { assertAccepting } from '../find-response';
import { remind } from './remind';

/**
 * A prefecture's coordinator reminds those still open in it, with the fixed text; who was reminded today already is left out.
 * @throws {RefusedError} @throws {NotFoundError} @throws {StateError} when the year takes no answers now
 */
export async function remindPrefecture(actor: Actor, { year, prefecture }: { year: number; prefecture: string }): Promise<{ municipalities: number }> {
  if (!mayRemindPrefecture(actor, prefecture)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
    if (!wave || wave.rebuilt) throw new NotFoundError('この年度の調査は見つかりません。年度をご確認ください。');
    assertAccepting(wave);
    return remind(tx, { wave, kind: 'prefecture', sentBy: actor.kind === 'person' ? actor.personId : null, only: (owner) => owner.startsWith(prefecture) });
  });
}
