import { ApprovalNotice } from '@/components/survey/ApprovalNotice';
import { Errata } from '@/components/survey/Errata';
import { HelpPanel } from '@/components/survey/HelpPanel';
import { LastYearPanel } from '@/components/survey/LastYearPanel';
import { OpenQueryCards } from '@/components/survey/OpenQueryCards';
import { RemarkList } from '@/components/survey/RemarkList';
import { SectionTable } from '@/components/survey/SectionTable';
import { UnsentAnswers } from '@/components/survey/UnsentAnswers';
import { WaveDates } from '@/components/survey/WaveDates';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime, formatFiscalYear, formatTime } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { toTake, unconfirmedFields } from '@/lib/survey/carry/carry-over';
import { type AtWork, getColleagues } from '@/lib/survey/drafts/get-colleagues';
import { getDraftHelp } from '@/lib/survey/drafts/get-draft-help';
import { getLastYear } from '@/lib/survey/carry/get-last-year';
import { getRemarks } from '@/lib/survey/submissions/get-remarks';
import { getResponse, type OwnResponse } from '@/lib/survey/drafts/get-response';
import { listErrata } from '@/lib/survey/editing/list-errata';
import { listOwnQueries } from '@/lib/survey/questions/list-own-queries';
import { markOpened } from '@/lib/survey/drafts/mark-opened';
import { nextSection } from '@/lib/survey/drafts/next-section';
import { WAY_LABEL } from '@/lib/survey/submissions/submission-rule';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { carryAll, undoCarry } from './actions';
import { closeDraft, openDraft, resolve } from './approval-actions';

type Query = { code?: string | string[]; done?: string | string[]; taken?: string | string[]; removed?: string | string[] };
type Props = { params: Promise<{ year: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の調査票` };
}

export default async function SurveyPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const [own, colleagues, { remarks, requested }, last, { queries }, help] = await pageData(() => {
    const where = { year: whichYear(inPath), code: whichMunicipality(actor, query.code) };
    return Promise.all([getResponse(actor, where), getColleagues(actor, where), getRemarks(actor, where), getLastYear(actor, where), listOwnQueries(actor, where), getDraftHelp(actor, where)]);
  });
  await markOpened(actor, own);
  const open = !own.whyNotDraft && !own.closedReason;
  const asked = queries.filter(({ status }) => status === 'open').length;
  const unconfirmed = unconfirmedFields(own.questionnaire, own.answers, own.carried).length;
  const errata = await listErrata(actor, own.year);
  const lastYear = open && last && (
    <LastYearPanel year={own.year} code={own.code} last={last} takeable={Object.keys(toTake(own.questionnaire, own.answers, last.offered)).length} unconfirmed={unconfirmed} carry={carryAll} undo={undoCarry} />
  );
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(own.year) }]} />
      <PageHeading above={own.municipality} title={own.title} />
      {actor.kind === 'person' && <UnsentAnswers person={actor.personId} />}
      <ApprovalNotice done={query.done} />
      <WaveDates state={own.state} opensOn={own.opensOn} closesOn={own.closesOn} referenceDate={own.referenceDate} />
      {asked > 0 && <OpenQueryCards waiting={[{ year: own.year, code: own.code, municipality: own.municipality, open: asked }]} />}
      <Carried taken={query.taken} removed={query.removed} />
      <Errata errata={errata} />
      {own.revision === 0 && lastYear}
      <NextStep own={own} requested={requested} second={own.revision === 0 && Boolean(lastYear)} />
      <RemarkList remarks={remarks} year={own.year} code={own.code} resolve={resolve} back="" submitted={own.submitted} />
      {own.revision > 0 && lastYear}
      <Colleagues atWork={colleagues.atWork} approvers={colleagues.approvers} own={own} />
      <SectionTable questionnaire={own.questionnaire} answers={own.answers} carried={own.carried} year={own.year} code={own.code} work={colleagues.sections} />
      <p>
        <a href={surveyAddress(own.year, own.code, 'shares')} className="mr-6 inline-block py-2">区分の分担を決める</a>
        <a href={surveyAddress(own.year, own.code, 'review')} className="mr-6 inline-block py-2">回答の確認と提出</a>
        {own.everSubmitted && <a href={surveyAddress(own.year, own.code, 'versions')} className="mr-6 inline-block py-2">提出した版と変更点</a>}
        <a href={surveyAddress(own.year, own.code, 'workbook')} className="mr-6 inline-block py-2">Excelで回答する</a>
        <a href={surveyAddress(own.year, own.code, 'print')} className="mr-6 inline-block py-2">回答を印刷する</a>
        <a href={surveyAddress(own.year, own.code, 'questions')} className="mr-6 inline-block py-2">質問と回答</a>
        {queries.length > 0 && <a href={surveyAddress(own.year, own.code, 'queries')} className="mr-6 inline-block py-2">疑義照会（{queries.length}件）</a>}
        <a href={`/survey/${own.year}/blank`} className="inline-block py-2">空の調査票（説明つき・印刷用）</a>
      </p>
      <HelpPanel help={help} open={openDraft} close={closeDraft} year={own.year} code={own.code} mayOpen={own.revision > 0 && !own.submitted && !own.onPaper && !own.closedReason} />
    </>
  );
}

const howMany = (count: string | string[] | undefined): string | null => (typeof count === 'string' && /^\d{1,4}$/.test(count) ? count : null);

/** What a button of last year's answers has done. */
function Carried({ taken, removed }: { taken?: string | string[]; removed?: string | string[] }) {
  const [filled, emptied] = [howMany(taken), howMany(removed)];
  if (filled === '0') return <Notice title="取り込める空欄はありませんでした。すでに入力されている回答は変わっていません。" live />;
  if (filled) return <Notice tone="success" title={`前年度の回答を${filled}件取り込みました。区分を順に開いて、内容をご確認ください。`} live />;
  return emptied ? <Notice tone="success" title={`取り込みを取り消し、${emptied}件を空に戻しました。`} live /> : null;
}

/** @param second last year's answers stand above as the first thing to do */
function NextStep({ own, requested, second }: { own: OwnResponse; requested: { by: string; at: Date } | null; second: boolean }) {
  const { year, code } = own;
  if (own.submitted)
    return (
      <Notice tone="success" title={own.status === 'accepted' ? 'この回答は事務局が受理しました。' : 'この回答は提出済です。'}>
        <p><a href={surveyAddress(year, code, 'receipt')} className="inline-block py-2">受付票と回答を見る</a></p>
      </Notice>
    );
  if (own.closedReason) return <Notice title={own.closedReason} />;
  if (own.onPaper && own.whyNotDraft) return <Notice title={own.whyNotDraft} />;
  if (requested)
    return (
      <Notice title={own.mayHandBack ? '承認を依頼されています。' : '承認を待っています。'}>
        <p>{requested.by}さんが{formatDateTime(requested.at)}に承認を依頼しました。{!own.mayHandBack && '承認者が提出するか、差し戻すまで入力できません。'}</p>
        <p className="mt-2">
          <LinkButton href={surveyAddress(year, code, 'review')} look={own.mayHandBack ? 'primary' : 'secondary'}>{own.mayHandBack ? '内容を確認して提出する' : '依頼した内容を見る'}</LinkButton>
        </p>
      </Notice>
    );
  const resume = nextSection(own.questionnaire, own.answers, own.carried);
  return (
    <p className="my-6">
      {resume ? (
        <LinkButton look={second ? 'secondary' : 'primary'} href={surveyAddress(year, code, resume.key)}>{own.revision > 0 ? `続きから回答する（${resume.number} ${resume.title}）` : second ? '取り込まずに回答を始める' : '回答を始める'}</LinkButton>
      ) : (
        <LinkButton href={surveyAddress(year, code, 'review')}>{own.maySubmit ? '内容を確認して提出する' : '内容を確認して承認を依頼する'}</LinkButton>
      )}
    </p>
  );
}

function Colleagues({ atWork, approvers, own: { way, code, submitted, closedReason, whyNotDraft } }: { atWork: AtWork[]; approvers: string[]; own: OwnResponse }) {
  const shut = submitted || closedReason || whyNotDraft; // nobody types now, whoever saved last
  return (
    <section aria-labelledby="colleagues" className="my-6">
      <h2 id="colleagues" className="text-std-20B-150">一緒に回答している方</h2>
      {shut ? null : atWork.length === 0 ? (
        <p>この30分の間に入力したほかの方はいません。</p>
      ) : (
        <ul className="list-disc pl-6">
          {atWork.map(({ name, section, at }) => (
            <li key={`${name} ${section}`}>{name}さんが「{section}」を入力しています（最後の保存 {formatTime(at)}）。</li>
          ))}
        </ul>
      )}
      {way === 'approver' && <p>提出できる承認者：{approvers.length > 0 ? approvers.join('、') : 'まだ登録されていません。事務局にご連絡ください。'}</p>}
      <p>提出のしかた：{WAY_LABEL[way]}　<a href={`/survey/rule?code=${code}`} className="inline-block py-1">確かめる・変える</a></p>
    </section>
  );
}
