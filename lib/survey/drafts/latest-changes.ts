import 'server-only';
import type { Transaction } from '@/lib/platform/db';

/** The newest remembered change of each of the fields: who was last there, and when. */
export async function latestChanges(tx: Transaction, respondentId: string, fields: string[]) {
  const rows = await tx.answerChange.findMany({
    where: { respondentId, field: { in: fields } },
    orderBy: [{ field: 'asc' }, { at: 'desc' }, { id: 'desc' }],
    distinct: ['field'],
    select: { id: true, field: true, personId: true, startedAt: true, at: true },
  });
  return new Map(rows.map((row) => [row.field, row]));
}
