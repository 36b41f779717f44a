import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { latestChanges } from './latest-changes';
import type { Change } from './merge';
import type { AnswerValue } from '../questionnaire/questionnaire';

const JOINED_FOR = 10 * 60 * 1000; // ms: typing goes into the history as a row a sitting, not a row a pause

const stored = (value: AnswerValue | null) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));

/** One row a field and sitting: it keeps what stood before the first of the joined saves. */
export async function remember(tx: Transaction, { id, owner }: { id: string; owner: string }, personId: string, applied: Change[], at: Date) {
  const latest = await latestChanges(tx, id, applied.map(({ field }) => field));
  const rows: Prisma.AnswerChangeCreateManyInput[] = [];
  for (const { field, from, to } of applied) {
    const last = latest.get(field);
    if (last && last.personId === personId && at.getTime() - last.startedAt.getTime() < JOINED_FOR)
      await tx.answerChange.updateMany({ where: { id: last.id }, data: { after: stored(to), at } });
    else rows.push({ respondentId: id, owner, field, before: stored(from), after: stored(to), personId, startedAt: at, at });
  }
  await tx.answerChange.createMany({ data: rows });
}
