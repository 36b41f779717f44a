import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReportView } from '@/components/results/report/ReportView';
import { PrintMarks } from '@/components/survey/PrintMarks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { getReport } from '@/lib/results/report/get-report';

type Props = { params: Promise<{ year: string }> };

const yearOf = (text: string): number => (/^\d{4}$/.test(text) ? Number(text) : notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${yearOf((await params).year)}年度の調査の報告` };
}

export default async function ReportPage({ params }: Props) {
  const year = yearOf((await params).year);
  const actor = await getActor();
  const { wave, report } = await pageData(() => getReport(actor, year));
  const trail = <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, wave.rebuilt ? { label: '2012年（公表値）', href: '/results/2012' } : { label: `${year}年度`, href: `/results/${year}` }, { label: '報告' }]} />;
  if (!report)
    return (
      <>
        {trail}
        <PageHeading title={`${formatFiscalYear(year)}の調査の報告`} above={wave.title} />
        {wave.rebuilt ? (
          <Notice title="2012年の報告は、当時の公表資料です">
            <p>ここには公表された数だけを、<a href="/results/2012">2012年の調査結果（公表値）</a>として載せています。</p>
          </Notice>
        ) : (
          <Notice title="報告の公表前です">
            <p>この年度の報告は、事務局が結果を公表すると、ここに載ります。回答の状況は<a href={`/results/${year}`}>{year}年度の調査結果</a>で見られます。</p>
          </Notice>
        )}
      </>
    );
  return (
    <>
      <PrintMarks name={report.standing} title={report.title} />
      {trail}
      <PageHeading title={report.title} above={wave.title}>
        <p className="print:hidden">A4の用紙に印刷できます。どのページにも版とページ番号が入ります。</p>
      </PageHeading>
      <p className="my-4 flex flex-wrap gap-2 print:hidden">
        <LinkButton look="secondary" href={`/results/${year}/report.docx`}>Wordのファイルで保存する（.docx）</LinkButton>
        <LinkButton look="text" href={`/results/${year}`}>集計表を見る</LinkButton>
      </p>
      <ReportView report={report} />
    </>
  );
}
