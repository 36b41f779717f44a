import 'server-only';
import type { Transaction } from '@/lib/platform/db';

/** The person that the transaction acts for; null for a job. */
export async function actingPerson(tx: Transaction): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`select actor.person() as id`;
  return row?.id ?? null;
}
