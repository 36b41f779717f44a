import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProgressView } from '@/components/survey/ProgressView';
import { WaveFacts } from '@/components/survey/WaveFacts';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getProgress } from '@/lib/survey/get-progress';
import { readProgressFilter } from '@/lib/survey/progress-filter';

export const metadata: Metadata = { title: '回答の状況' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProgressPage({ params, searchParams }: Props) {
  const { year } = await params;
  if (!/^\d{4}$/.test(year)) notFound();
  const filter = readProgressFilter(await searchParams);
  const actor = await requireActor();
  const progress = await pageData(() => getProgress(actor, Number(year), filter));
  return (
    <>
      <Breadcrumbs trail={[{ label: '回答の状況', href: '/progress' }, { label: formatFiscalYear(Number(year)) }]} />
      <PageHeading title={progress.wave.title} above={progress.byPrefecture.map(({ name }) => name).join('、')}>
        <p className="mt-2">担当する都道府県の市区町村だけを表示しています。回答の内容は表示されません。</p>
      </PageHeading>
      <WaveFacts wave={progress.wave} />
      <ProgressView path={`/progress/${year}`} filter={filter} progress={progress} />
    </>
  );
}
