import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { municipalityAt, type Resolved } from './municipality-at';

/**
 * The municipality or municipalities that a code stands for on a day; see municipality-at.ts.
 * @param on any moment of the day meant, in Japan time
 */
export async function findMunicipalityAt(actor: Actor, code: string, on: Date): Promise<Resolved[]> {
  return db.as(actor, async (tx) => {
    const changes = await tx.municipalityChange.findMany();
    const codes = new Set([code, ...changes.flatMap((change) => [change.predecessorCode, change.successorCode])]);
    const entries = await tx.municipality.findMany({ where: { code: { in: [...codes] } } });
    return municipalityAt(code, on, entries, changes);
  });
}
