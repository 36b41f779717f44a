import { wordFor } from '@/lib/platform/word-for';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TextForm } from '@/components/form/TextForm';
import { OneButtonForm } from '@/components/people/OneButtonForm';
import { FindingList } from '@/components/survey/FindingList';
import { QueryThread } from '@/components/survey/QueryThread';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { NotFoundError } from '@/lib/platform/errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import type { Finding } from '@/lib/survey/questionnaire/checks';
import { type Findings, getFindings } from '@/lib/survey/drafts/get-findings';
import { getRespondent } from '@/lib/survey/waves/get-respondent';
import { listQueries, type QueryThread as Thread } from '@/lib/survey/questions/list-queries';
import { askAgain, askQuery, closeQuery } from '../../../query-actions';

export const metadata: Metadata = { title: '疑義照会' };

type Props = { params: Promise<{ year: string; owner: string }>; searchParams: Promise<{ done?: string | string[] }> };

const DONE: Record<string, string> = { asked: '照会しました。相手の画面に表示されています。', again: '照会に書き足しました。相手の回答を待ちます。', closed: '照会を完了にしました。' };

/** What is odd in the submitted answer; null while there is none. */
const found = async (read: Promise<Findings>): Promise<Findings | null> =>
  read.catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });

export default async function RespondentQueriesPage({ params, searchParams }: Props) {
  const { year: yearText, owner } = await params;
  if (!/^\d{4}$/.test(yearText) || !/^[0-9A-Za-z]{1,6}$/.test(owner)) notFound();
  const year = Number(yearText);
  const { done } = await searchParams;
  const actor = await requireActor();
  const [respondent, list, odd] = await pageData(async () => [
    await getRespondent(actor, year, owner),
    await listQueries(actor, { year, status: '', code: owner }),
    await found(getFindings(actor, { year, code: owner })),
  ] as const);
  const asked = new Set(list.queries.filter(({ status }) => status !== 'closed').map(({ finding }) => finding));
  const hidden = { year, code: owner };
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: respondent.label, href: `/admin/waves/${year}/${owner}` }, { label: '疑義照会' }]} />
      <PageHeading title={`疑義照会　${respondent.label}`} above={list.title}>
        {odd && <p><a href={surveyAddress(year, owner, 'receipt')} className="inline-block py-2">提出された回答を見る</a></p>}
      </PageHeading>
      {wordFor(DONE, done) && <Notice tone="success" title={wordFor(DONE, done)} live />}
      <section aria-labelledby="threads">
        <h2 id="threads" className="text-std-24B-150">照会のやり取り</h2>
        {list.queries.length === 0 && <p className="mt-2">この団体への照会はまだありません。</p>}
        {list.queries.map((query) => <Thread key={query.id} query={query} />)}
      </section>
      {odd ? (
        <>
          <section aria-labelledby="odd" className="my-8">
            <h2 id="odd" className="text-std-24B-150">気になる点</h2>
            <p className="my-2">前年度の回答やほかの項目と見比べて見つかった点です。回答が正しいこともあります。文面は直してから送れます。</p>
            {odd.findings.length === 0 && <p>気になる点は見つかりませんでした。</p>}
            <FindingList findings={odd.findings} answers={odd.answers} beside={(finding) => (asked.has(finding.key) ? <p className="mt-1">照会中です。</p> : <AskAbout finding={finding} hidden={hidden} />)} />
          </section>
          <section aria-labelledby="free" className="my-8">
            <h2 id="free" className="text-std-24B-150">ほかの項目について照会する</h2>
            <TextForm action={askQuery} mark="free" hidden={hidden} label="照会の内容" button="照会する" choose={{ name: 'item', label: 'どの項目について', none: '（選んでください）', required: true, choices: list.items.map(({ key, label }) => ({ value: key, label })) }} />
          </section>
        </>
      ) : (
        <Notice title="この団体の回答はまだ提出されていません。照会は、提出された後にできます。" />
      )}
    </>
  );
}

function AskAbout({ finding, hidden }: { finding: Finding; hidden: { year: number; code: string } }) {
  return <TextForm action={askQuery} mark={finding.key} hidden={{ ...hidden, item: finding.item, finding: finding.key }} label="照会の内容" edit="文面を直す" button="疑義照会にする" look="secondary" defaultValue={`${finding.says}\n${finding.toCheck}`} />;
}

function Thread({ query }: { query: Thread }) {
  return (
    <QueryThread query={query} under="section">
      {query.status !== 'closed' && (
        <>
          <TextForm fold="もう一度尋ねる" action={askAgain} mark={query.id} hidden={{ id: query.id }} label="本文" button="書き足す" look="secondary" />
          <div className="mt-3"><OneButtonForm action={closeQuery} field="id" value={query.id} button="照会を完了にする" name={`照会を完了にする（${query.itemLabel}）`} /></div>
        </>
      )}
    </QueryThread>
  );
}
