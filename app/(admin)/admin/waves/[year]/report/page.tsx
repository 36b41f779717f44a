import { wordFor } from '@/lib/platform/word-for';
import type { Metadata } from 'next';
import { RemarkForm } from '@/components/results/report/RemarkForm';
import { ReportView } from '@/components/results/report/ReportView';
import { PrintMarks } from '@/components/survey/PrintMarks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { getReportDraft } from '@/lib/results/report/get-report-draft';
import { whichYear } from '@/lib/survey/which-municipality';
import { writeRemark } from './actions';

export const metadata: Metadata = { title: '報告の下書き' };

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ done?: string | string[] }> };

const DONE: Record<string, string> = { written: '補足を保存しました。', removed: '補足をなくしました。' };

export default async function ReportDraftPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { wave, report, remarks } = await pageData(async () => getReportDraft(actor, whichYear((await params).year)));
  const { done } = await searchParams;
  const base = `/admin/waves/${wave.year}`;
  const textAt = (place: string) => remarks.find((remark) => remark.place === place)?.text ?? '';
  return (
    <>
      <PrintMarks name="報告の下書き（公表前）" title={report.title} />
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(wave.year), href: base }, { label: '報告の下書き' }]} />
      <PageHeading title="報告の下書き" above={report.title}>
        <p className="mt-2">いまの集計から組み立てた文です。段落のあいだに、事務局の補足を書けます。補足と項目の選び方は、次に公表する版から報告に載ります。</p>
      </PageHeading>
      {wordFor(DONE, done) && <Notice tone="success" title={wordFor(DONE, done)} live />}
      {wave.rebuilt && <Notice title="2012年の公表値から再構成した回答です">補足は書けません。公表される報告もありません。</Notice>}
      <p className="flex flex-wrap gap-2">
        <LinkButton look="secondary" href={`${base}/findings`}>半数以上に当てはまる項目を選ぶ</LinkButton>
        {wave.publishedAt && !wave.rebuilt && <LinkButton look="secondary" href={`/results/${wave.year}/report`}>公表した報告を見る</LinkButton>}
      </p>
      <ReportView report={report} after={({ place, title }) => !wave.rebuilt && place && <RemarkForm key={`${place} ${textAt(place)}`} action={writeRemark} year={wave.year} place={place} title={title} text={textAt(place)} />} />
    </>
  );
}
