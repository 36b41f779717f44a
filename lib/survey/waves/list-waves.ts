import 'server-only';
import { mayReadSomeProgress } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { waveState } from './wave-state';

/**
 * All years that the actor may know of, newest first, with how many were asked and have submitted.
 * @throws {RefusedError} for anyone but the secretariat and coordinators
 */
export async function listWaves(actor: Actor, now = new Date()) {
  if (!mayReadSomeProgress(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const waves = await tx.wave.findMany({ omit: { definition: true }, orderBy: { year: 'desc' } });
    const counted = await tx.$queryRaw<{ year: number; asked: number; submitted: number; valid: number }[]>`
      select w.year, p.asked::int, p.submitted::int, p.valid::int from wave w cross join lateral participation(w.year) p where p.scheme = 'all'`;
    const byYear = new Map(counted.map((row) => [row.year, row]));
    return waves.map((wave) => {
      const { asked = 0, submitted = 0, valid = 0 } = byYear.get(wave.year) ?? {};
      return { ...wave, state: waveState(wave, now), asked, submitted, valid };
    });
  });
}

export type ListedWave = Awaited<ReturnType<typeof listWaves>>[number];
