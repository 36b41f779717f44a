import { AnswerList } from '@/components/survey/AnswerList';
import { SoftNotes } from '@/components/survey/SoftNotes';
import { SubmitForm } from '@/components/survey/SubmitForm';
import { UnsentAnswers } from '@/components/survey/UnsentAnswers';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { fieldAddress, surveyAddress } from '@/lib/survey/addresses';
import { unconfirmedBySection } from '@/lib/survey/carry-over';
import { invalidCombinations, missingFields, prune } from '@/lib/survey/completeness';
import { fieldsOfSection } from '@/lib/survey/fields';
import { getColleagues } from '@/lib/survey/get-colleagues';
import { getFindings } from '@/lib/survey/get-findings';
import { getResponse, type OwnResponse } from '@/lib/survey/get-response';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { explain, submit } from './actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[] }> };
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
  const [own, { approvers }, { findings }] = await pageData(() => {
    const where = { year: whichYear(inPath), code: whichMunicipality(actor, query.code) };
    return Promise.all([getResponse(actor, where), getColleagues(actor, where), getFindings(actor, where)]);
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
      {own.submitted ? (
        <Notice tone="success" title="この回答は提出済です。">
          <p><a href={surveyAddress(year, code, 'receipt')} className="inline-block py-2">受付票と回答を見る</a></p>
        </Notice>
      ) : own.closedReason ? (
        <Notice title={own.closedReason} />
      ) : problems.length > 0 ? (
        <Missing problems={problems} />
      ) : (
        <Ready own={own} approvers={approvers} />
      )}
      {!own.submitted && !own.closedReason && <SoftNotes findings={findings} questionnaire={questionnaire} answers={answers} year={year} code={code} explain={explain} />}
      <AnswerList
        questionnaire={questionnaire}
        answers={prune(questionnaire, answers)}
        beside={own.submitted || own.closedReason ? undefined : (section) => <a href={surveyAddress(year, code, section.key)} className="inline-block py-2 print:hidden">直す<span className="sr-only">（{section.title}）</span></a>}
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
          <li key={`${field} ${message}`}><a href={href} className="inline-block py-1">{message}</a></li>
        ))}
      </ul>
    </Notice>
  );
}

function Ready({ own, approvers }: { own: OwnResponse; approvers: string[] }) {
  if (own.maySubmit) return <SubmitForm action={submit} year={own.year} code={own.code} revision={own.revision} />;
  return (
    <Notice title="すべての項目がそろいました。">
      <p>
        {approvers.length > 0
          ? `提出できるのは承認者です。${approvers.map((name) => `${name}さん`).join('、')}に、この画面を開いて提出するよう依頼してください。`
          : '提出できる承認者がまだ登録されていません。事務局にご連絡ください。'}
      </p>
    </Notice>
  );
}
