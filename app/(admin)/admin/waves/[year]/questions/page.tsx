import { wordFor } from '@/lib/platform/word-for';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OneButtonForm } from '@/components/people/OneButtonForm';
import { AnswerQuestionForm } from '@/components/survey/AnswerQuestionForm';
import { FaqEntry } from '@/components/survey/FaqEntry';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { itemLabel } from '@/lib/survey/questionnaire/item-label';
import { listQuestions } from '@/lib/survey/questions/list-questions';
import { answer, takeBack } from './actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ done?: string | string[] }> };

export const metadata: Metadata = { title: '質問と回答' };

const DONE: Record<string, string> = { published: '回答を公開しました。調査票の項目のところにも表示されます。', answered: '質問した団体に答えました。', withdrawn: '公開を取り下げました。質問は回答待ちに戻りました。' };
const heading = 'text-std-24B-150';

export default async function QuestionsPage({ params, searchParams }: Props) {
  const { year: inPath } = await params;
  if (!/^\d{4}$/.test(inPath)) notFound();
  const year = Number(inPath);
  const { done } = await searchParams;
  const actor = await requireActor();
  const { title, questionnaire, open, answered, faq } = await pageData(() => listQuestions(actor, year));
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: '質問と回答' }]} />
      <PageHeading title="質問と回答" above={title}>
        <p className="mt-2">市区町村から寄せられた質問に、一度の回答で全員に答えます。公開した質問と回答は、<a href={`/survey/${year}/questions`}>サインインしなくても読めます</a>。</p>
      </PageHeading>
      {wordFor(DONE, done) && <Notice tone="success" title={wordFor(DONE, done)} live />}
      <section aria-labelledby="open">
        <h2 id="open" className={heading}>回答を待っている質問（{open.length}件）</h2>
        {open.length === 0 && <p className="mt-2">回答を待っている質問はありません。</p>}
        {open.map((question) => (
          <article key={question.id} aria-labelledby={`h-${question.id}`} className="my-6 rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
            <h3 id={`h-${question.id}`} className="text-std-20B-150">{itemLabel(questionnaire, question.item)}</h3>
            <p className="text-solid-gray-700">{question.municipality}　{question.name}　{formatDateTime(question.askedAt)}</p>
            <p className="my-2 whitespace-pre-line wrap-anywhere">{question.text}</p>
            <AnswerQuestionForm action={answer} id={question.id} text={question.text} answer={question.answer} />
          </article>
        ))}
      </section>
      <section aria-labelledby="published" className="my-8">
        <h2 id="published" className={heading}>公開している質問と回答（{faq.length}件）</h2>
        {faq.length === 0 && <p className="mt-2">公開しているものはありません。</p>}
        <dl>
          {faq.map((entry) => (
            <FaqEntry key={entry.id} question={entry.question} answer={entry.answer}>
              <span className="block text-solid-gray-700">{itemLabel(questionnaire, entry.item)}　{formatDate(entry.publishedAt)}公開</span>
              <OneButtonForm action={takeBack} field="id" value={entry.id} button="公開を取り下げる" name={`公開を取り下げる（${entry.question.slice(0, 40)}）`} />
            </FaqEntry>
          ))}
        </dl>
      </section>
      {answered.length > 0 && (
        <section aria-labelledby="answered" className="my-8">
          <h2 id="answered" className={heading}>質問した団体だけに答えたもの（{answered.length}件）</h2>
          <dl>{answered.map((question) => <FaqEntry key={question.id} question={question.text} answer={question.answer}><span className="block text-solid-gray-700">{question.municipality}　{itemLabel(questionnaire, question.item)}</span></FaqEntry>)}</dl>
        </section>
      )}
    </>
  );
}
