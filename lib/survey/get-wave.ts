import 'server-only';
import { mayReadWave } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import type { Questionnaire } from './questionnaire';
import { waveState } from './wave-state';

/**
 * A year with its questionnaire, for everyone.
 * @param year the fiscal year
 * @throws {NotFoundError} when there is no such year, or it is still being prepared
 */
export async function getWave(actor: Actor, year: number) {
  const wave = await db.as(actor, (tx) => tx.wave.findUnique({ where: { year } }));
  if (!wave || !mayReadWave(actor, wave.status)) throw new NotFoundError('この年度の調査票は公開されていません。年度をご確認ください。');
  const { definition, ...rest } = wave;
  return { ...rest, state: waveState(wave, new Date()), questionnaire: definition as unknown as Questionnaire };
}

export type PublicWave = Awaited<ReturnType<typeof getWave>>;
