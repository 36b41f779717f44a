import { AnswerList } from '@/components/survey/AnswerList';
import { PrintMarks } from '@/components/survey/PrintMarks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { missingFields, prune } from '@/lib/survey/questionnaire/completeness';
import { getPrintedAnswers } from '@/lib/survey/paper/get-printed-answers';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[] }> };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の回答の印刷` };
}

export default async function PrintPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const form = await pageData(() => getPrintedAnswers(actor, { year: whichYear(inPath), code: whichMunicipality(actor, query.code) }));
  const { year, code, municipality, receipt, questionnaire } = form;
  const answers = prune(questionnaire, form.answers);
  const missing = missingFields(questionnaire, answers).length;
  const up = actor.kind === 'secretariat' ? `/admin/waves/${year}` : surveyAddress(year, code);
  const lines: [string, string][] = [
    ['市区町村', `${municipality}（${code}）`],
    ['調査基準日', formatDate(form.referenceDate)],
    ['状態', receipt ? `提出済（受付番号 ${receipt}）` : `提出前の下書き${missing > 0 ? `（未回答 ${missing}か所）` : ''}`],
    ['印刷した日時', formatDateTime(new Date())],
  ];
  return (
    <>
      <PrintMarks name={`${municipality}（${code}）`} title={form.title} />
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: up }, { label: '回答の印刷' }]} />
      <PageHeading above={formatFiscalYear(year)} title={form.title}>
        <p className="print:hidden">ブラウザの「印刷」（Ctrl+P）で、A4の用紙に印刷できます。どのページにも市区町村名とページ番号が入ります。</p>
      </PageHeading>
      <dl className="my-4 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1">
        {lines.map(([label, value]) => <div key={label} className="contents"><dt className="font-bold">{label}</dt><dd>{value}</dd></div>)}
      </dl>
      <AnswerList questionnaire={questionnaire} answers={answers} />
    </>
  );
}
