import { TextForm } from '@/components/form/TextForm';
import { QueryThread } from '@/components/survey/QueryThread';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { listOwnQueries } from '@/lib/survey/questions/list-own-queries';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { reply } from './actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[]; done?: string | string[] }> };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の疑義照会` };
}

export default async function OwnQueriesPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const own = await pageData(() => listOwnQueries(actor, { year: whichYear(inPath), code: whichMunicipality(actor, query.code) }));
  const { year, code, queries } = own;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: surveyAddress(year, code) }, { label: '疑義照会' }]} />
      <PageHeading above={`${own.title}　${own.municipality}`} title="疑義照会">
        <p className="mt-2">提出された回答について、事務局から確認をお願いするものです。回答が正しいときはその旨を、直すときはどう直すかをお書きください。</p>
        {queries.length === 0 ? null : !own.submitted ? (
          <p>回答は提出前に戻っています。直してから、もう一度提出してください。</p>
        ) : own.mendable ? (
          <p>回答そのものを直すときは、<a href={surveyAddress(year, code, 'receipt')}>受付票</a>から提出を取り下げ、直してからもう一度提出します。</p>
        ) : (
          <p>回答そのものを直す必要があるときは、その内容を返事に書いてください。</p>
        )}
      </PageHeading>
      {query.done === 'replied' && <Notice tone="success" title="回答しました。事務局の確認をお待ちください。" live />}
      {queries.length === 0 && <p>いまのところ、事務局からの照会はありません。届いたときは、ホームにも表示されます。</p>}
      {queries.map((one) => (
        <QueryThread key={one.id} query={one}>
          {one.section && <p className="mt-3"><a href={own.submitted ? surveyAddress(year, code, 'receipt') : `${surveyAddress(year, code, one.section)}#f-${one.item}`} className="inline-block py-2">{own.submitted ? '提出した回答を見る' : 'この項目を開く'}<span className="sr-only">（{one.itemLabel}）</span></a></p>}
          {one.status !== 'closed' && <TextForm action={reply} mark={one.id} hidden={{ id: one.id }} label={one.status === 'open' ? '回答' : '書き足す'} button={one.status === 'open' ? '回答する' : '書き足す'} look={one.status === 'open' ? 'primary' : 'secondary'} />}
        </QueryThread>
      ))}
    </>
  );
}
