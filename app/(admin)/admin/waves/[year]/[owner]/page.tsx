import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ValidityForm } from '@/components/survey/ValidityForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { schemes } from '@/lib/register/bands';
import { surveyAddress } from '@/lib/survey/addresses';
import { getRespondent } from '@/lib/survey/waves/get-respondent';
import { PROGRESS_LABEL, PROGRESS_TONE } from '@/lib/survey/waves/progress-filter';
import { isSubmitted } from '@/lib/survey/response-status';
import { setValidity } from '../../actions';

export const metadata: Metadata = { title: '対象の団体' };

type Props = { params: Promise<{ year: string; owner: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function RespondentPage({ params, searchParams }: Props) {
  const { year: yearText, owner } = await params;
  if (!/^\d{4}$/.test(yearText) || !/^[0-9A-Za-z]{1,6}$/.test(owner)) notFound();
  const year = Number(yearText);
  const { done } = await searchParams;
  const actor = await requireActor();
  const respondent = await pageData(() => getRespondent(actor, year, owner));
  const { wave } = respondent;
  const submitted = isSubmitted(respondent.status);
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: respondent.label }]} />
      <PageHeading title={respondent.label} above={`${formatFiscalYear(year)}　${respondent.municipality?.prefecture.name ?? ''}`} />
      {done === 'invalid' && <Notice tone="success" title="無効にしました。集計から外れています。" live />}
      {done === 'returned' && <Notice tone="success" title="指摘を付けて返しました。団体の画面に表示されます。" live />}
      {done === 'reopened' && <Notice tone="success" title="受理を取り消しました。団体がもう一度提出できます。" live />}
      {done === 'valid' && <Notice tone="success" title="有効にしました。集計に数えています。" live />}
      <dl className="my-4 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
        <dt>状態</dt>
        <dd className="flex gap-2">
          <Tag tone={PROGRESS_TONE[respondent.status]}>{PROGRESS_LABEL[respondent.status]}</Tag>
          {respondent.validity === 'invalid' && <Tag tone="warning">無効</Tag>}
        </dd>
        <dt>最後の更新</dt>
        <dd>{respondent.updatedAt ? formatDateTime(respondent.updatedAt) : 'まだありません'}</dd>
        {respondent.population !== null && respondent.populationAsOf && (
          <>
            <dt>人口</dt>
            <dd>{`${respondent.population.toLocaleString('ja-JP')}人（${formatDate(respondent.populationAsOf)}）`}</dd>
          </>
        )}
        {schemes.map((scheme) => (
          <div key={scheme.key} className="contents">
            <dt>{scheme.label}</dt>
            <dd>{scheme.bands.find((band) => band.key === respondent.bands[scheme.key])?.label ?? '公表値なし'}</dd>
          </div>
        ))}
      </dl>

      {respondent.helps.map(({ note, openedAt }) => (
        <Notice key={openedAt.toISOString()} title={`この団体が下書きを開いて助けを求めています（${formatDateTime(openedAt)}から）。`}>
          <p className="whitespace-pre-line">{note}</p>
          <p className="mt-2"><LinkButton href={`/admin/waves/${year}/${owner}/draft`} look="secondary">下書きを読む</LinkButton></p>
        </Notice>
      ))}

      <section aria-labelledby="versions" className="my-8">
        <h2 id="versions" className="text-std-24B-150">提出の記録</h2>
        {respondent.submissions.length === 0 ? (
          <p className="mt-2">まだ提出されていません。</p>
        ) : (
          <ul className="mt-2 list-disc pl-6">
            {respondent.submissions.map((submission) => (
              <li key={submission.version}>
                {`第${submission.version}版　受付番号 ${submission.receipt}　${formatDateTime(submission.submittedAt)}`}
                {submission.acceptedAt && `　${formatDateTime(submission.acceptedAt)}に受理`}
                {submission.withdrawnAt && `　${formatDateTime(submission.withdrawnAt)}に${{ returned: '返却', reopened: '受理を取り消し' }[submission.undone] ?? '取り下げ'}`}
              </li>
            ))}
          </ul>
        )}
        {respondent.submissions.length > 0 && respondent.municipality && (
          <p className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
            {submitted && <LinkButton href={`/admin/waves/${year}/${owner}/answers`}>回答を読む（受理・返却）</LinkButton>}
            <a href={surveyAddress(year, owner, 'versions')} className="inline-block py-2">提出した版と変更点</a>
          </p>
        )}
      </section>

      {!wave.rebuilt && <p className="my-6"><a href={`/admin/waves/${year}/${owner}/queries`} className="inline-block py-2">疑義照会と気になる点</a></p>}
      {respondent.municipality && !wave.rebuilt && (
        <p className="my-4"><a href={`/survey/rule?code=${owner}`} className="inline-block py-2">この団体の提出のしかた（承認者・紙の決裁）</a>　<a href={`/admin/waves/${year}/${owner}/paper`} className="inline-block py-2">紙で届いた回答を入力する</a></p>
      )}

      <section aria-labelledby="validity" className="my-8">
        <h2 id="validity" className="text-std-24B-150">有効・無効</h2>
        {wave.rebuilt ? (
          <p className="mt-2">2012年の回答は公表値から再構成したもので、変更できません。</p>
        ) : submitted ? (
          <ValidityForm action={setValidity} year={year} owner={owner} validity={respondent.validity} reason={respondent.validityReason} />
        ) : (
          <p className="mt-2">
            {respondent.validity === 'invalid' ? `取り下げられる前の回答が無効とされています（理由：${respondent.validityReason}）。もう一度提出されたら、内容を確かめて扱いを選び直してください。` : '提出された回答に付けられます。'}
          </p>
        )}
      </section>
    </>
  );
}
