import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BatchBars } from '@/components/mail/BatchBars';
import { InvitationListForm } from '@/components/mail/InvitationListForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getBatches } from '@/lib/mail/get-batches';
import { mayRunMail } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { getWave } from '@/lib/survey/waves/get-wave';
import { checkList, sendList } from './actions';

export const metadata: Metadata = { title: '招待のメール' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InvitationsPage({ params, searchParams }: Props) {
  const { year: yearText } = await params;
  if (!/^\d{4}$/.test(yearText)) notFound();
  const year = Number(yearText);
  const actor = await requireActor();
  const [wave, batches] = await pageData(async () => {
    if (!mayRunMail(actor)) throw new RefusedError();
    return Promise.all([getWave(actor, year), getBatches(actor, year)]);
  });
  const { sent } = await searchParams;
  const invitations = batches.filter(({ kind }) => kind === 'invitation');
  const asks = wave.status === 'open' && !wave.rebuilt;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: '招待のメール' }]} />
      <PageHeading title="招待のメール" above={wave.title}>
        <p className="mt-2">団体コードとメールアドレスの一覧から、まとめて招待します。送る前に1行ずつ確かめます。リンクと番号は一人ずつ違い、7日間、1回だけ使えます。</p>
      </PageHeading>
      {typeof sent === 'string' && invitations.some(({ id }) => id === sent) && <Notice tone="success" title="招待を作り、メールを送信の列に入れました。この画面を閉じても送信は続きます。" live />}
      <BatchBars batches={invitations} path={`/admin/waves/${year}/invitations#progress`} />
      {asks ? <InvitationListForm check={checkList} send={sendList} year={year} /> : <Notice title="招待を送れるのは、受付を開いている年度だけです。" />}
    </>
  );
}
