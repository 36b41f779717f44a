import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RemindPrefectureForm } from '@/components/survey/RemindPrefectureForm';
import { ProgressView } from '@/components/survey/ProgressView';
import { WaveFacts } from '@/components/survey/WaveFacts';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayRemindPrefecture } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getProgress } from '@/lib/survey/waves/get-progress';
import { readProgressFilter } from '@/lib/survey/waves/progress-filter';
import { reminderText } from '@/lib/survey/notices/reminder-rule';
import { remind } from './actions';

export const metadata: Metadata = { title: '回答の状況' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProgressPage({ params, searchParams }: Props) {
  const { year } = await params;
  if (!/^\d{4}$/.test(year)) notFound();
  const filter = readProgressFilter(await searchParams);
  const actor = await requireActor();
  const progress = await pageData(() => getProgress(actor, Number(year), filter));
  const mine = progress.byPrefecture.filter(({ code }) => mayRemindPrefecture(actor, code)).map(({ code, name, counts }) => ({ code, name, open: counts.asked - counts.submitted - counts.accepted - counts.none }));
  return (
    <>
      <Breadcrumbs trail={[{ label: '回答の状況', href: '/progress' }, { label: formatFiscalYear(Number(year)) }]} />
      <PageHeading title={progress.wave.title} above={progress.byPrefecture.map(({ name }) => name).join('、')}>
        <p className="mt-2">担当する都道府県の市区町村だけを表示しています。回答の内容は表示されません。</p>
      </PageHeading>
      <WaveFacts wave={progress.wave} />
      {progress.wave.state === 'open' && mine.some(({ open }) => open > 0) && (
        <section aria-labelledby="remind" className="my-6">
          <h2 id="remind" className="text-std-24B-150">未提出の団体への案内</h2>
          <p className="mt-2">一つの団体に送られる案内は、事務局からの分も合わせて1日1回までです。</p>
          {mine.map(({ open, ...prefecture }) => open > 0 && <RemindPrefectureForm key={prefecture.code} action={remind} year={Number(year)} prefecture={prefecture} open={open} text={reminderText(progress.wave, new Date())} />)}
        </section>
      )}
      <ProgressView path={`/progress/${year}`} filter={filter} progress={progress} />
    </>
  );
}
