import 'server-only';
import type { Transaction } from '@/lib/platform/db';

export type NewestCall = { meansId: string; outcome: 'reached' | 'not-reached'; failure: string; fallbackMeansId: string | null; fallbackMain: boolean; testedOn: Date };

/** What became of the last call of each means, in whichever round. Means that were never called are left out. */
export async function readNewestCalls(tx: Transaction, meansIds: string[], roundId?: string): Promise<NewestCall[]> {
  if (meansIds.length === 0) return [];
  const rows = await tx.meansTest.findMany({ where: { meansId: { in: meansIds }, ...(roundId ? { roundId } : {}) }, orderBy: [{ meansId: 'asc' }, { at: 'desc' }], distinct: ['meansId'], select: { meansId: true, outcome: true, failure: true, fallbackMeansId: true, fallbackMain: true, testedOn: true } });
  return rows as NewestCall[];
}
