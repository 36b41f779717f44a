import { LinkButton } from '@/components/ui/Button';
import { Tag } from '@/components/ui/Tag';
import { formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import type { OwnSurvey } from '@/lib/survey/list-own-surveys';
import { RESPONSE_LABEL } from '@/lib/survey/response-status';
import { WAVE_STATE_LABEL } from '@/lib/survey/waves/wave-state';
import { WaveDates } from './WaveDates';

/** The years that are asked of a person's municipalities, each with the next act. */
export function SurveyCards({ surveys }: { surveys: OwnSurvey[] }) {
  if (surveys.length === 0) return <p>回答していただく調査は、今はありません。始まりましたら、この画面に表示されます。</p>;
  return (
    <ul className="grid gap-6">
      {surveys.map((survey) => (
        <li key={`${survey.year} ${survey.code}`} className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
          <h2 className="text-std-20B-150">{formatFiscalYear(survey.year)}　{survey.municipality}</h2>
          <p>{survey.title}</p>
          <p className="my-2 flex flex-wrap gap-2">
            <Tag tone={survey.submission ? 'done' : 'waiting'}>{survey.started || survey.submission ? RESPONSE_LABEL[survey.status] : RESPONSE_LABEL.none}</Tag>
            {survey.openRemarks > 0 && <Tag tone="warning">指摘 {survey.openRemarks}件</Tag>}
            <Tag>{WAVE_STATE_LABEL[survey.state]}</Tag>
          </p>
          <WaveDates state={survey.state} opensOn={null} closesOn={survey.closesOn} />
          <Mine survey={survey} />
          <NextAct survey={survey} />
        </li>
      ))}
    </ul>
  );
}

/** The sections that are the reader's, while answers are being written. */
function Mine({ survey: { year, code, state, status, mine } }: { survey: OwnSurvey }) {
  if (mine.length === 0 || state !== 'open' || status !== 'draft') return null;
  return (
    <>
      <h3 className="mt-3 text-std-17B-170">あなたの担当</h3>
      <ul className="list-disc pl-6">
        {mine.map(({ key, label, missing }) => (
          <li key={key}>
            <a href={surveyAddress(year, code, key)} className="inline-block py-1">{label}</a>　{missing === 0 ? '回答済' : `あと${missing}項目`}
          </li>
        ))}
      </ul>
    </>
  );
}

function NextAct({ survey }: { survey: OwnSurvey }) {
  const { year, code, state, submission, status, requested, openRemarks, started, progress, complete, unconfirmed, lastYear, resumeAt, maySubmit, mayHandBack } = survey;
  const overview = <a href={surveyAddress(year, code)} className="inline-block py-2">調査票の表紙</a>;
  if (submission)
    return (
      <>
        <p className="mt-3">{formatDateTime(submission.submittedAt)}に提出しました（受付番号 {submission.receipt}）。{status === 'accepted' && '事務局が受理しています。'}{survey.openQueries === 0 && 'いま行っていただくことはありません。'}</p>
        {survey.openQueries > 0 && <p className="mt-3"><a href={surveyAddress(year, code, 'queries')} className="inline-block py-2">事務局からの疑義照会が{survey.openQueries}件あります。返事をお書きください。</a></p>}
        <p className="mt-3"><a href={surveyAddress(year, code, 'receipt')} className="inline-block py-2">受付票と回答を見る</a>　<a href={`/standing/${year}?code=${code}`} className="inline-block py-2">ほかの団体と比べた位置を見る</a></p>
      </>
    );
  if (survey.onPaper) return <p className="mt-3">紙で届いた回答を事務局が入力しています。いま行っていただくことはありません。　{overview}</p>;
  if (state !== 'open') return <p className="mt-3">{overview}</p>;
  if (requested)
    return (
      <>
        <p className="mt-3">{mayHandBack ? `${requested.by}さんが${formatDateTime(requested.at)}に承認を依頼しています。内容を確認して、提出するか差し戻してください。` : `${formatDateTime(requested.at)}に承認を依頼しました。承認者の確認を待っています。`}</p>
        <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
          <LinkButton href={surveyAddress(year, code, 'review')} look={mayHandBack ? 'primary' : 'secondary'}>{mayHandBack ? '内容を確認して提出する' : '依頼した内容を見る'}</LinkButton>
          {overview}
        </p>
      </>
    );
  if (openRemarks > 0)
    return (
      <>
        <p className="mt-3">対応が必要な指摘が{openRemarks}件あります。内容を確認し、直してから、もう一度{maySubmit ? '提出してください' : '承認を依頼してください'}。</p>
        <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
          <LinkButton href={`${surveyAddress(year, code)}#remarks`}>指摘を見る</LinkButton>
          <a href={surveyAddress(year, code, 'review')} className="inline-block py-2">回答の確認と提出</a>
        </p>
      </>
    );
  return (
    <>
      <p className="mt-3">{said(progress, complete, maySubmit)}</p>
      {unconfirmed > 0 && <p className="mt-3"><Tag tone="warning">前年度から・未確認</Tag>　前年度から取り込んだ回答のうち{unconfirmed}件が、まだ確認されていません。</p>}
      <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
        {lastYear ? (
          <LinkButton href={surveyAddress(year, code)}>前年度の回答をもとに始める</LinkButton>
        ) : resumeAt ? (
          <LinkButton href={surveyAddress(year, code, resumeAt)}>{started ? '続きから回答する' : '回答を始める'}</LinkButton>
        ) : (
          <LinkButton href={surveyAddress(year, code, 'review')}>{maySubmit ? '内容を確認して提出する' : '内容を確認して承認を依頼する'}</LinkButton>
        )}
        {overview}
      </p>
    </>
  );
}

function said({ answered, applicable }: OwnSurvey['progress'], complete: boolean, maySubmit: boolean): string {
  if (complete) return maySubmit ? 'すべての項目がそろいました。内容を確認して、提出してください。' : 'すべての項目がそろいました。内容を確認して、承認者に承認を依頼してください。';
  return `${applicable}項目のうち${answered}項目に回答しています。`;
}
