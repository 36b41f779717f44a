import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TextForm } from '@/components/form/TextForm';
import { FaqEntry } from '@/components/survey/FaqEntry';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { mayAskQuestions } from '@/lib/people/access';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { codesOf } from '@/lib/platform/actor';
import { formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { getWave } from '@/lib/survey/waves/get-wave';
import { itemChoices, itemLabel } from '@/lib/survey/questionnaire/item-label';
import { listFaq } from '@/lib/survey/questions/list-faq';
import { listOwnQuestions } from '@/lib/survey/questions/list-own-questions';
import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { ask } from './actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[]; item?: string | string[]; done?: string | string[] }> };
type Own = Awaited<ReturnType<typeof listOwnQuestions>>;

const validYear = (year: string): number => (/^\d{4}$/.test(year) ? Number(year) : notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `質問と回答 ${formatFiscalYear(validYear((await params).year))}` };
}

const heading = 'mb-2 mt-8 text-std-24B-150';

/** Published answers for everyone; who writes for a municipality also sees its own questions, and asks. */
export default async function QuestionsPage({ params, searchParams }: Props) {
  const year = validYear((await params).year);
  const query = await searchParams;
  const actor = await getActor();
  const code = typeof query.code === 'string' ? query.code : codesOf(actor)[0];
  const { wave, faq, own } = await pageData(async () => ({
    wave: await getWave(actor, year), faq: await listFaq(actor, year),
    own: code && mayAskQuestions(actor, code) ? await listOwnQuestions(actor, { year, code }) : null,
  }));
  const { questionnaire } = wave;
  const about = ['', ...itemsOf(questionnaire).map(({ key }) => key)].map((item) => ({ item, entries: faq.filter((entry) => entry.item === item) })).filter(({ entries }) => entries.length > 0);
  return (
    <>
      <Breadcrumbs trail={own && code ? [{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: surveyAddress(year, code) }, { label: '質問と回答' }] : [{ label: 'トップ', href: '/' }, { label: `調査票 ${formatFiscalYear(year)}`, href: `/survey/${year}/blank` }, { label: '質問と回答' }]} />
      <PageHeading title="質問と回答" above={wave.title}>
        <p className="mt-2">調査のあいだに寄せられた質問と、事務局の回答です。同じ質問には、一度の回答で全員にお答えしています。</p>
      </PageHeading>
      {query.done === 'asked' && own && <Notice tone="success" title="質問を送りました。回答はこの画面に表示されます。" live />}
      {about.length === 0 && <p>公開されている質問と回答は、まだありません。</p>}
      {about.map(({ item, entries }) => (
        <section key={item} aria-labelledby={`about-${item}`}>
          <h2 id={`about-${item}`} className={heading}>{itemLabel(questionnaire, item)}</h2>
          <dl>{entries.map(({ id, question, answer }) => <FaqEntry key={id} question={question} answer={answer} />)}</dl>
        </section>
      ))}
      {own && code && <OwnQuestions own={own} year={year} code={code} questionnaire={questionnaire} chosen={typeof query.item === 'string' ? query.item : ''} />}
    </>
  );
}

const STATUS: Record<string, string> = { open: '回答待ち', answered: '回答あり', published: '回答を公開' };

function OwnQuestions({ own, year, code, questionnaire, chosen }: { own: Own; year: number; code: string; questionnaire: Questionnaire; chosen: string }) {
  return (
    <>
      <section aria-labelledby="ask" className="print:hidden">
        <h2 id="ask" className={heading}>事務局に質問する</h2>
        {own.open ? (
          <>
            <p>ほかの団体にも役立つ質問は、{own.municipality}の質問と分からない形に直して、回答とともに公開されます。</p>
            <TextForm action={ask} mark="ask" hidden={{ year, code }} label="質問" button="質問する" choose={{ name: 'item', label: 'どの項目について', none: '調査全体について', chosen, choices: itemChoices(questionnaire) }} />
          </>
        ) : (
          <p>この調査は締め切られているため、質問を受け付けていません。</p>
        )}
      </section>
      <section aria-labelledby="own">
        <h2 id="own" className={heading}>{own.municipality}からの質問</h2>
        {own.questions.length === 0 && <p>まだ質問していません。</p>}
        <ul className="grid gap-4">
          {own.questions.map((question) => (
            <li key={question.id} className="rounded-8 border border-solid-gray-420 p-4">
              <p className="flex flex-wrap items-center gap-x-3"><Tag tone={question.status === 'open' ? 'waiting' : 'done'}>{STATUS[question.status]}</Tag><span>{itemLabel(questionnaire, question.item)}</span></p>
              <p className="text-solid-gray-700">{question.name}　{formatDateTime(question.askedAt)}</p>
              <p className="whitespace-pre-line wrap-anywhere">{question.text}</p>
              {question.status !== 'open' && question.answeredAt && <p className="mt-2 whitespace-pre-line wrap-anywhere border-l-4 border-blue-900 pl-4">事務局の回答（{formatDateTime(question.answeredAt)}）：{question.answer}</p>}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
