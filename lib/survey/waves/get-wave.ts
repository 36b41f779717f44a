import 'server-only';
import { mayReadWave } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';
import { waveState } from './wave-state';

/**
 * A year with its questionnaire, for everyone.
 * @param year the fiscal year
 * @throws {NotFoundError} when there is no such year, or it is still being prepared
 */
export async function getWave(actor: Actor, year: number) {
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
    if (!wave || !mayReadWave(actor, wave.status)) throw new NotFoundError('この年度の調査票は公開されていません。年度をご確認ください。');
    return { ...wave, state: waveState(wave, new Date()), questionnaire: await readQuestionnaire(tx, wave) };
  });
}

export type PublicWave = Awaited<ReturnType<typeof getWave>>;
