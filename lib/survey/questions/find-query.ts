import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError, StateError } from '@/lib/platform/errors';

/**
 * A query that the actor may see, with whom and what year it is about; whoever moves it works one after the other.
 * @throws {NotFoundError} when there is none
 * @throws {StateError} when it is closed
 */
export async function lockOpenQuery(tx: Transaction, id: string) {
  await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended('query ' || ${id}, 0))) locked`;
  const query = await tx.query.findUnique({ where: { id }, include: { respondent: { select: { year: true } } } });
  if (!query) throw new NotFoundError('照会が見つかりません。画面を開き直してください。');
  if (query.status === 'closed') throw new StateError('この照会は完了しています。画面を開き直して、やり取りをご確認ください。');
  return { ...query, year: query.respondent.year };
}
