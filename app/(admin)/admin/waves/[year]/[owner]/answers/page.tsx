import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnswerList } from '@/components/survey/AnswerList';
import { ActForm } from '@/components/survey/RemarkForm';
import { ScanList } from '@/components/survey/ScanList';
import { fateOf } from '@/components/survey/VersionTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayJudgeResponse } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { accept } from '../actions';

export const metadata: Metadata = { title: '提出された回答' };

type Props = { params: Promise<{ year: string; owner: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function SubmittedAnswersPage({ params, searchParams }: Props) {
  const { year: yearText, owner: code } = await params;
  if (!/^\d{4}$/.test(yearText) || !/^\d{6}$/.test(code)) notFound();
  const year = Number(yearText);
  const { done } = await searchParams;
  const actor = await requireActor();
  const receipt = await pageData(() => {
    if (!mayJudgeResponse(actor)) throw new RefusedError();
    return getReceipt(actor, { year, code });
  });
  const { current, acceptedAt } = receipt;
  const up = `/admin/waves/${year}/${code}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: receipt.municipality, href: up }, { label: '提出された回答' }]} />
      <PageHeading above={`${receipt.title}　${receipt.municipality}`} title="提出された回答">
        <p className="mt-2">受付番号 {current.receipt}（第{current.version}版）　{formatDateTime(current.submittedAt)}に{current.by === '事務局' ? '事務局' : `${current.by}さん`}が提出しました。{current.basis}</p>
        <p>この画面を開いたことは記録されます。</p>
      </PageHeading>
      {done === 'submitted' && <Notice tone="success" title="紙で受け付けた回答として提出しました。" live />}
      {done === 'accepted' && <Notice tone="success" title="受理しました。" live />}
      {acceptedAt ? (
        <Notice tone="success" title={`${formatDateTime(acceptedAt)}に受理しました。`}>
          <p>団体は取り下げられません。直してもらう必要があるときは、理由を付けて受理を取り消してください。</p>
          <p className="mt-2">{receipt.whyNotReturn ?? <LinkButton href={`${up}/return`} look="secondary">受理を取り消して再提出を受ける</LinkButton>}</p>
        </Notice>
      ) : (
        <div className="my-4 rounded-8 border-2 border-blue-900 p-4 print:hidden">
          <h2 className="text-std-20B-150">この回答の扱い</h2>
          <ActForm action={accept} about={{ year, code, receipt: current.receipt }} button="受理する" look="primary">
            <p className="my-2">受理すると、団体は提出を取り下げられなくなります。集計の数は変わりません。</p>
          </ActForm>
          <p className="mt-4">{receipt.whyNotReturn ?? <LinkButton href={`${up}/return`} look="secondary">指摘を付けて返す</LinkButton>}</p>
        </div>
      )}
      {receipt.scans.length > 0 && (
        <section aria-labelledby="scans" className="my-6">
          <h2 id="scans" className="text-std-20B-150">届いた紙の写し</h2>
          <ScanList scans={receipt.scans} />
        </section>
      )}
      {receipt.earlier.length > 0 && (
        <section aria-labelledby="earlier" className="my-6">
          <h2 id="earlier" className="text-std-20B-150">これまでの版</h2>
          <ul className="list-disc pl-6">
            {receipt.earlier.map((version) => (
              <li key={version.receipt}>第{version.version}版：{formatDateTime(version.submittedAt)}提出、{fateOf(version)}</li>
            ))}
          </ul>
          <p><a href={surveyAddress(year, code, 'versions')} className="inline-block py-2">前の版から変わったところを見る</a></p>
        </section>
      )}
      <AnswerList questionnaire={receipt.questionnaire} answers={receipt.answers} />
    </>
  );
}
