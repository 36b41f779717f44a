import 'server-only';
import type { Transaction } from '@/lib/platform/db';

/**
 * Until the transaction ends, nobody else submits, takes back or marks this respondent 有効 or 無効. Whoever changes
 * the standing counts of a respondent takes it first, then reads its validity and its response: without it, an answer
 * submitted at the moment it is marked 無効 would be counted for ever.
 */
export async function lockRespondent(tx: Transaction, respondentId: string): Promise<void> {
  await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended('respondent ' || ${respondentId}, 0))) locked`;
}
