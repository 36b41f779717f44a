import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { summaryOf, waveFields, type WaveSummary } from './wave-summary';

/** The years that the actor may know of, newest first. 2012 is published data and stands beside them in any case. */
export async function listYears(actor: Actor): Promise<WaveSummary[]> {
  const waves = await db.as(actor, (tx) => tx.wave.findMany({ select: waveFields, orderBy: { year: 'desc' } }));
  return waves.map(summaryOf);
}
