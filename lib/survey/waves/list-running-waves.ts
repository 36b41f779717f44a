import 'server-only';
import { mayRunWaves } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { waveState } from './wave-state';

type Count = { asked: bigint; submitted: bigint };

/**
 * The years with their dates and how many have submitted, newest first, for the secretariat's start page. The rebuilt
 * year 2012 asks nobody and is left out.
 * @throws {RefusedError} for anyone else
 */
export async function listRunningWaves(actor: Actor) {
  if (!mayRunWaves(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const waves = await tx.wave.findMany({ where: { rebuilt: false }, orderBy: { year: 'desc' }, omit: { definition: true } });
    const told = [];
    for (const wave of waves) {
      const [count] = await tx.$queryRaw<Count[]>`select asked, submitted from participation(${wave.year}::int) where scheme = 'all'`;
      told.push({
        year: wave.year, title: wave.title, opensOn: wave.opensOn, closesOn: wave.closesOn, published: wave.publishedAt !== null,
        state: waveState(wave, new Date()), asked: Number(count?.asked ?? 0), submitted: Number(count?.submitted ?? 0),
      });
    }
    return told;
  });
}

export type RunningWave = Awaited<ReturnType<typeof listRunningWaves>>[number];
