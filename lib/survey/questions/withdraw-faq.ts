import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAnswerQuestions } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/**
 * Takes a published answer back: nobody but the secretariat reads it any more, and its question is open again.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function withdrawFaq(actor: Actor, { id }: { id: string }): Promise<{ year: number }> {
  if (!mayAnswerQuestions(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const faq = await tx.faq.findUnique({ where: { id }, select: { year: true, item: true, withdrawnAt: true } });
    if (!faq) throw new NotFoundError('公開された回答が見つかりません。画面を開き直してください。');
    if (!faq.withdrawnAt) {
      await tx.faq.update({ where: { id }, data: { withdrawnAt: new Date() }, select: { id: true } });
      await tx.question.updateMany({ where: { faqId: id }, data: { status: 'open', faqId: null } });
      await record(tx, { act: 'question.withdrawn', subject: `faq:${id}`, detail: { year: faq.year, item: faq.item } });
    }
    return { year: faq.year };
  });
}
