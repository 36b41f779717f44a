import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAnswerQuestions } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { namesAsker } from './names-asker';
import { publishedQuestion } from './renewal-schemas';
import { tellMunicipality } from '../notices/send-notice';

type Input = { id: string; whom: 'all' | 'one'; question?: string; answer: string };

/**
 * Answers a question: once for everybody, with the question in words that do not name who asked, or to the municipality
 * alone.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {InvalidInputError} when what is to be published names who asked
 * @throws {StateError} when it has been answered already
 */
export async function answerQuestion(actor: Actor, { id, whom, question: typed, answer }: Input): Promise<{ year: number }> {
  if (!mayAnswerQuestions(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended('question ' || ${id}, 0))) locked`;
    const asked = await tx.question.findUnique({ where: { id }, include: { respondent: { select: { year: true, label: true } } } });
    if (!asked) throw new NotFoundError('質問が見つかりません。画面を開き直してください。');
    if (asked.status === 'published') throw new StateError('この質問には、すでに回答が公開されています。直すときは、公開を取り下げてから回答し直してください。');
    const { year, label } = asked.respondent;
    let faqId: string | null = null;
    if (whom === 'all') {
      const words = publishedQuestion.safeParse(typed);
      if (!words.success) throw new InvalidInputError({ question: words.error.issues[0]!.message });
      const asker = { municipality: label, code: asked.owner, person: asked.name };
      const naming = (text: string, name: string) => (namesAsker(text, asker) ? [[name, `「${name === 'question' ? '公開する質問' : '回答'}」に、質問した団体（${label}）や人の名前が含まれています。だれの質問か分からない言い方に直してください。`]] : []);
      const named = Object.fromEntries([...naming(words.data, 'question'), ...naming(answer, 'answer')]) as Record<string, string>;
      if (Object.keys(named).length > 0) throw new InvalidInputError(named);
      faqId = (await tx.faq.create({ data: { year, item: asked.item, question: words.data, answer, publishedBy: actor.personId } })).id;
    }
    await tx.question.update({ where: { id }, data: { status: faqId ? 'published' : 'answered', answer, answeredAt: new Date(), faqId }, select: { id: true } });
    await record(tx, { act: faqId ? 'question.published' : 'question.answered', municipalityCode: asked.owner, subject: `question:${id}`, detail: { year, item: asked.item } });
    await tellMunicipality(tx, 'question-answered', { year, code: asked.owner });
    return { year };
  });
}
