import 'server-only';
import { mayAnswerQuestions } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { readFaq } from './list-faq';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';

/**
 * All questions of a year with who asked, the open ones first, and what is published; for the secretariat.
 * @throws {RefusedError} for anyone else
 */
export async function listQuestions(actor: Actor, year: number) {
  if (!mayAnswerQuestions(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
    if (!wave) throw new NotFoundError('この年度の調査はまだ準備されていません。年度をご確認ください。');
    const questions = await tx.question.findMany({ where: { respondent: { year } }, include: { respondent: { select: { label: true } } }, orderBy: { askedAt: 'asc' } });
    const asked = questions.map(({ id, owner: code, item, text, askedAt, name, status, answer, answeredAt, respondent }) => ({ id, code, municipality: respondent.label, item, text, askedAt, name, status, answer, answeredAt }));
    return { title: wave.title, questionnaire: await readQuestionnaire(tx, wave), open: asked.filter(({ status }) => status === 'open'), answered: asked.filter(({ status }) => status === 'answered'), faq: await readFaq(tx, year) };
  });
}
