import 'server-only';
import type { Transaction } from '@/lib/platform/db';

/** Whose answer of a year the secretariat is entering from paper: nothing is asked of them meanwhile. */
export async function paperOwners(tx: Transaction, year: number): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ owner: string }[]>`select mail.on_paper(${year}::int) as owner`;
  return new Set(rows.map(({ owner }) => owner));
}
