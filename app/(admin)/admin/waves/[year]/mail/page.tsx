import { wordFor } from '@/lib/platform/word-for';
import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BatchBars } from '@/components/mail/BatchBars';
import { GroupMailForm } from '@/components/survey/GroupMailForm';
import { RemindersForm } from '@/components/survey/RemindersForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getBatches } from '@/lib/mail/get-batches';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { getReminders } from '@/lib/survey/notices/get-reminders';
import { readProgressFilter } from '@/lib/survey/waves/progress-filter';
import { changeReminders, preview, send } from './actions';

export const metadata: Metadata = { title: '締切の案内と連絡' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const KIND: Record<string, string> = { date: '自動', group: '事務局', prefecture: '都道府県' };
const done: Record<string, string> = { sent: 'メールを送信の列に入れました。この画面を閉じても送信は続きます。', reminders: '締切の案内の予定を変えました。' };

export default async function WaveMailPage({ params, searchParams }: Props) {
  const { year: yearText } = await params;
  if (!/^\d{4}$/.test(yearText)) notFound();
  const year = Number(yearText);
  const actor = await requireActor();
  const query = await searchParams;
  const [{ wave, plan, coming, sent, prefectures }, batches] = await pageData(() => Promise.all([getReminders(actor, year), getBatches(actor, year)]));
  const filter = readProgressFilter(query);
  const message = wordFor(done, query.done);
  const runs = wave.status === 'open' && !wave.rebuilt;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: '締切の案内と連絡' }]} />
      <PageHeading title="締切の案内と連絡" above={wave.title} />
      {message && <Notice tone="success" title={message} live />}
      <BatchBars batches={batches.filter(({ kind }) => kind !== 'invitation')} path={`/admin/waves/${year}/mail#progress`} />
      {!runs && <Notice title="この年度は受付を開いていないため、締切の案内は送られません。" />}

      <section aria-labelledby="reminders" className="my-8">
        <h2 id="reminders" className="text-std-24B-150">締切前の自動の案内</h2>
        <p className="mt-2">締切日の前に、まだ提出していない団体の回答担当と承認者に送ります。一つの団体に送るのは、手で送る分も合わせて1日1回までです。</p>
        {runs && <p>{coming.length > 0 ? `これからの予定：${coming.map(formatDate).join('、')}（朝9時）` : wave.closesOn ? 'これからの予定はありません。' : '締切日が決まっていないため、送られません。'}</p>}
        <RemindersForm action={changeReminders} year={year} enabled={plan.enabled} days={plan.days} />
        {sent.length > 0 && (
          <>
            <h3 className="mt-6 text-std-20B-150">送った案内</h3>
            <ul className="mt-2 list-disc pl-6">
              {sent.map(({ onDay, kind, municipalities }) => (
                <li key={`${onDay.toISOString()} ${kind}`}>{`${formatDate(onDay)}　${KIND[kind]}　${municipalities.toLocaleString('ja-JP')}団体`}</li>
              ))}
            </ul>
          </>
        )}
      </section>

      {wave.status !== 'preparing' && !wave.rebuilt && (
        <section aria-labelledby="group" className="my-8">
          <h2 id="group" className="text-std-24B-150">条件で選んだ団体に送る</h2>
          <GroupMailForm preview={preview} send={send} year={year} batch={randomUUID()} filter={filter} prefectures={prefectures} />
        </section>
      )}
    </>
  );
}
