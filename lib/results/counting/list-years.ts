import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { summaryOf, waveFields, type WaveSummary } from './wave-summary';

export type YearListed = WaveSummary & {
  /** The newest edition: what is published of the year. */
  edition: { number: number; publishedAt: Date } | null;
};

/** The years that the actor may know of, newest first. 2012 is published data and stands beside them in any case. */
export async function listYears(actor: Actor): Promise<YearListed[]> {
  const waves = await db.as(actor, (tx) =>
    tx.wave.findMany({ select: { ...waveFields, editions: { select: { number: true, publishedAt: true }, orderBy: { number: 'desc' }, take: 1 } }, orderBy: { year: 'desc' } }),
  );
  return waves.map(({ editions, ...wave }) => ({ ...summaryOf(wave), edition: editions[0] ?? null }));
}
