import { AnswerList } from '@/components/survey/AnswerList';
import { PrintMarks } from '@/components/survey/PrintMarks';
import { ScanList } from '@/components/survey/ScanList';
import { fateOf } from '@/components/survey/VersionTable';
import { WithdrawForm } from '@/components/survey/WithdrawForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { getReceipt } from '@/lib/survey/submissions/get-receipt';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { withdraw } from './actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[]; submitted?: string }> };
type Receipt = Awaited<ReturnType<typeof getReceipt>>;

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の受付票` };
}

export default async function ReceiptPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const receipt = await pageData(() => getReceipt(actor, { year: whichYear(inPath), code: whichMunicipality(actor, query.code) }));
  const { year, code, current } = receipt;
  const up = actor.kind === 'secretariat' ? `/admin/waves/${year}` : surveyAddress(year, code);
  return (
    <>
      <PrintMarks name={`${receipt.municipality}（${code}）　受付番号 ${current.receipt}`} title={receipt.title} />
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: up }, { label: '受付票' }]} />
      {query.submitted && (
        <Notice tone="success" title="提出を受け付けました。ご回答ありがとうございました。" live className="print:hidden">
          <p>このあと事務局が内容を確かめて受理します。お尋ね（疑義照会）や直していただきたいところがあれば、ホームに表示されます。</p>
        </Notice>
      )}
      <PageHeading above={receipt.title} title="受付票" />
      <Particulars receipt={receipt} />
      <p className="my-4 print:hidden">この画面はそのままA4用紙に印刷できます。どのページにも市区町村名とページ番号が入ります。</p>
      {actor.kind === 'person' && <p className="my-4 print:hidden"><a href={surveyAddress(year, code, 'naming')} className="inline-block py-2">公表する結果に団体名を載せるかを選ぶ</a></p>}
      {actor.kind === 'person' && <p className="my-4 print:hidden"><a href={`/standing/${year}?code=${code}`} className="inline-block py-2">ほかの団体と比べた位置を見る</a></p>}
      {receipt.scans.length > 0 && (
        <section aria-labelledby="scans" className="my-6 print:hidden">
          <h2 id="scans" className="text-std-20B-150">届いた紙の写し</h2>
          <ScanList scans={receipt.scans} />
        </section>
      )}
      <Earlier receipt={receipt} />
      {receipt.mayWithdraw && (
        <details className="my-6 rounded-8 border border-solid-gray-420 p-4 print:hidden">
          <summary className="min-h-11 cursor-pointer py-2 text-std-17B-170">回答を直すために提出を取り下げる</summary>
          <WithdrawForm action={withdraw} year={year} code={code} receipt={current.receipt} />
        </details>
      )}
      <AnswerList questionnaire={receipt.questionnaire} answers={receipt.answers} />
    </>
  );
}

function Particulars({ receipt: { current, municipality, code, referenceDate, validity, validityReason, acceptedAt } }: { receipt: Receipt }) {
  const lines: [string, React.ReactNode][] = [
    ['受付番号', <span key="number" className="text-std-20B-150" data-receipt>{current.receipt}</span>],
    ['市区町村', `${municipality}（全国地方公共団体コード ${code}）`],
    ['受付日時', `${formatDateTime(current.submittedAt)}（日本時間）`],
    ['版', `第${current.version}版`],
    ['提出した人', current.by],
    ['調査基準日', formatDate(referenceDate)],
  ];
  if (current.basis) lines.splice(5, 0, ['提出のしかた', current.basis]);
  if (acceptedAt) lines.push(['事務局の受理', `${formatDateTime(acceptedAt)}に受理`]);
  if (validity !== 'valid') lines.push(['事務局の確認', <><Tag key="validity" tone="warning">無効</Tag>{validityReason && `　${validityReason}`}</>]);
  return (
    <dl className="grid gap-x-6 gap-y-2 rounded-8 border-2 border-solid-gray-800 p-4 desktop:grid-cols-[max-content_1fr] print:grid-cols-[max-content_1fr]">
      {lines.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-std-16B-170">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Earlier({ receipt: { earlier, year, code } }: { receipt: Receipt }) {
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="my-6">
      <h2 id="earlier" className="text-std-20B-150">これまでの版</h2>
      <ul className="list-disc pl-6">
        {earlier.map((version) => (
          <li key={version.receipt}>
            第{version.version}版（{version.receipt}）：{formatDateTime(version.submittedAt)}提出、{fateOf(version)}
          </li>
        ))}
      </ul>
      <p className="print:hidden"><a href={surveyAddress(year, code, 'versions')} className="inline-block py-2">版どうしを比べる</a></p>
    </section>
  );
}
