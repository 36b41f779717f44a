import { redirect } from 'next/navigation';
import { AnswerList } from '@/components/survey/AnswerList';
import { ApprovalNotice } from '@/components/survey/ApprovalNotice';
import { ActForm } from '@/components/survey/RemarkForm';
import { RemarkList } from '@/components/survey/RemarkList';
import { SoftNotes } from '@/components/survey/SoftNotes';
import { SubmitForm } from '@/components/survey/SubmitForm';
import { UnsentAnswers } from '@/components/survey/UnsentAnswers';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { fieldAddress, surveyAddress } from '@/lib/survey/addresses';
import { unconfirmedBySection } from '@/lib/survey/carry/carry-over';
import { invalidCombinations, missingFields, prune } from '@/lib/survey/questionnaire/completeness';
import { fieldsOfSection } from '@/lib/survey/questionnaire/fields';
import { getColleagues } from '@/lib/survey/drafts/get-colleagues';
import { getFindings } from '@/lib/survey/drafts/get-findings';
import { getRemarks } from '@/lib/survey/submissions/get-remarks';
import { getResponse, type OwnResponse } from '@/lib/survey/drafts/get-response';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { requestApproval, resolve, takeBackRequest } from '../approval-actions';
import { explain, submit } from './actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[]; done?: string | string[] }> };
type Requested = { by: string; at: Date };
type Problem = { field: string; message: string; href: string };

export async function generateMetadata({ params }: Props) {
  return { title: `${(await params).year}年度の回答の確認` };
}

/** What is missing or cannot stand together, with the address of each. */
function problemsOf({ questionnaire, answers, carried, year, code }: OwnResponse): Problem[] {
  const sectionOf = new Map(questionnaire.sections.flatMap((section) => fieldsOfSection(section).map((field) => [field.name, section.key] as const)));
  const unconfirmed = unconfirmedBySection(questionnaire, answers, carried).map(({ section, count }) => ({
    field: `carried ${section.key}`, href: surveyAddress(year, code, section.key),
    message: `「${section.number} ${section.title}」に、前年度から取り込んで確認していない回答が${count}件あります。内容を確認してください。`,
  }));
  const others = [
    ...invalidCombinations(questionnaire, answers),
    ...missingFields(questionnaire, answers).map(({ name, label }) => ({ field: name, message: `「${label}」に回答してください。` })),
  ].map(({ field, message }) => ({ field, message, href: fieldAddress(year, code, sectionOf.get(field) ?? '', field) }));
  return [...others, ...unconfirmed];
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const [own, { approvers }, { remarks, requested }, { findings }] = await pageData(() => {
    const where = { year: whichYear(inPath), code: whichMunicipality(actor, query.code) };
    // Without script the last section leads here; the secretariat goes on with the paper.
    if (actor.kind === 'secretariat') return getResponse(actor, where).then(({ year, code }) => redirect(`/admin/waves/${year}/${code}/paper`));
    return Promise.all([getResponse(actor, where), getColleagues(actor, where), getRemarks(actor, where), getFindings(actor, where)]);
  });
  const { year, code, questionnaire, answers } = own;
  const problems = problemsOf(own);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: surveyAddress(year, code) }, { label: '回答の確認と提出' }]} />
      <PageHeading above={`${own.title}　${own.municipality}`} title="回答の確認と提出">
        {own.closesOn && <p>回答期限は{formatDate(own.closesOn)}です。</p>}
      </PageHeading>
      {actor.kind === 'person' && <UnsentAnswers person={actor.personId} />}
      <ApprovalNotice done={query.done} />
      {own.submitted ? (
        <Notice tone="success" title={own.status === 'accepted' ? 'この回答は事務局が受理しました。' : 'この回答は提出済です。'}>
          <p><a href={surveyAddress(year, code, 'receipt')} className="inline-block py-2">受付票と回答を見る</a></p>
        </Notice>
      ) : (own.closedReason ?? (own.onPaper && own.whyNotDraft)) ? (
        <Notice title={own.closedReason ?? own.whyNotDraft ?? ''} />
      ) : requested ? (
        <Waiting own={own} requested={requested} />
      ) : problems.length > 0 ? (
        <Missing problems={problems} />
      ) : (
        <Ready own={own} approvers={approvers} />
      )}
      <RemarkList remarks={remarks} year={year} code={code} resolve={resolve} back="review" submitted={own.submitted} />
      {!own.submitted && !own.closedReason && <SoftNotes findings={findings} questionnaire={questionnaire} answers={answers} year={year} code={code} explain={own.whyNotDraft ? undefined : explain} />}
      <AnswerList
        questionnaire={questionnaire}
        answers={prune(questionnaire, answers)}
        beside={own.whyNotDraft || own.closedReason ? undefined : (section) => <a href={surveyAddress(year, code, section.key)} className="inline-block py-2 print:hidden">直す<span className="sr-only">（{section.title}）</span></a>}
        hrefOf={(section, field) => fieldAddress(year, code, section.key, field.name)}
      />
    </>
  );
}

function Missing({ problems }: { problems: Problem[] }) {
  return (
    <Notice tone="warning" title={`提出の前に、次の${problems.length}か所をご確認ください。`}>
      <ul className="mt-2 list-disc pl-6">
        {problems.map(({ field, message, href }) => (
          <li key={`${field} ${message}`} className="py-1"><a href={href}>{message}</a></li>
        ))}
      </ul>
    </Notice>
  );
}

function Ready({ own, approvers }: { own: OwnResponse; approvers: string[] }) {
  const { year, code, revision } = own;
  if (own.maySubmit) return <SubmitForm action={submit} year={year} code={code} revision={revision} decision={own.way === 'decision'} />;
  return (
    <Notice title="すべての項目がそろいました。">
      {approvers.length > 0 ? (
        <ActForm action={requestApproval} about={{ year, code, revision }} button="承認を依頼する" look="primary">
          <p>下の内容を確認し、承認者（{approvers.map((name) => `${name}さん`).join('、')}）に承認を依頼してください。承認待ちの間は入力できません。</p>
        </ActForm>
      ) : (
        <p>提出できる承認者がまだ登録されていません。事務局に承認者の登録を依頼するか、<a href={`/survey/rule?code=${code}`}>提出のしかた</a>を決めてください。</p>
      )}
    </Notice>
  );
}

/** Approval is waited for: the approver submits or hands back, the editor may take the request back. */
function Waiting({ own, requested }: { own: OwnResponse; requested: Requested }) {
  const { year, code, revision } = own;
  const asked = `${requested.by}さんが${formatDateTime(requested.at)}に承認を依頼しました。`;
  if (own.mayHandBack)
    return (
      <>
        <SubmitForm action={submit} year={year} code={code} revision={revision} asked={asked} decision={own.way === 'decision'} />
        <p className="my-4"><LinkButton href={surveyAddress(year, code, 'hand-back')} look="secondary">指摘を付けて差し戻す</LinkButton></p>
        <ActForm action={takeBackRequest} about={{ year, code }} button="依頼を取り下げて、自分で直す" />
      </>
    );
  return (
    <Notice title="承認を待っています。">
      <p>{asked}承認者が提出するか、差し戻すまで入力できません。</p>
      <ActForm action={takeBackRequest} about={{ year, code }} button="承認の依頼を取り下げる" />
    </Notice>
  );
}
