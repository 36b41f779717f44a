import 'server-only';
import { mayReadWave } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';

export type Faq = { id: string; item: string; question: string; answer: string; publishedAt: Date };

/** Published questions and answers of a year, newest last; of who asked, nothing is known here. */
export const readFaq = (tx: Transaction, year: number): Promise<Faq[]> =>
  tx.faq.findMany({ where: { year, withdrawnAt: null }, orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }], select: { id: true, item: true, question: true, answer: true, publishedAt: true } });

/**
 * The same, for everyone.
 * @throws {NotFoundError} when there is no such year, or it is still being prepared
 */
export async function listFaq(actor: Actor, year: number): Promise<Faq[]> {
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, select: { status: true } });
    if (!wave || !mayReadWave(actor, wave.status)) throw new NotFoundError('この年度の調査票は公開されていません。年度をご確認ください。');
    return readFaq(tx, year);
  });
}
