import { wordFor } from '@/lib/platform/word-for';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnswerList } from '@/components/survey/AnswerList';
import { ScanForm, StartPaperForm } from '@/components/survey/PaperForms';
import { ActForm } from '@/components/survey/RemarkForm';
import { ScanList } from '@/components/survey/ScanList';
import { SubmitForm } from '@/components/survey/SubmitForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayEnterPaper } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { fieldAddress, surveyAddress } from '@/lib/survey/addresses';
import { invalidCombinations, missingFields, progress } from '@/lib/survey/questionnaire/completeness';
import { fieldsOfSection } from '@/lib/survey/questionnaire/fields';
import { getPaperAnswer } from '@/lib/survey/paper/get-paper-answer';
import { isSubmitted } from '@/lib/survey/response-status';
import { SCAN_PROBLEM } from '@/lib/survey/paper/scan-type';
import { endPaper, startPaper, submitPaper } from '../actions';

export const metadata: Metadata = { title: '紙の回答の入力' };

type Props = { params: Promise<{ year: string; owner: string }>; searchParams: Promise<{ done?: string | string[]; problem?: string | string[] }> };
type Told = Awaited<ReturnType<typeof getPaperAnswer>>;

const said: Record<string, string> = { started: '紙の回答の入力を始めました。', scan: '写しを付けました。', returned: '回答を返しました。入力を直してもう一度提出するか、入力をやめて団体に渡してください。', ended: '紙の回答の入力をやめました。団体が画面から続けられます。' };

export default async function PaperPage({ params, searchParams }: Props) {
  const { year: yearText, owner: code } = await params;
  if (!/^\d{4}$/.test(yearText) || !/^\d{6}$/.test(code)) notFound();
  const year = Number(yearText);
  const { done, problem } = await searchParams;
  const actor = await requireActor();
  const told = await pageData(() => {
    if (!mayEnterPaper(actor)) throw new RefusedError();
    return getPaperAnswer(actor, { year, code });
  });
  const scanError = wordFor(SCAN_PROBLEM, problem);
  const message = wordFor(said, done);
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: told.municipality, href: `/admin/waves/${year}/${code}` }, { label: '紙の回答' }]} />
      <PageHeading above={`${told.title}　${told.municipality}`} title="紙の回答の入力">
        <p className="mt-2">紙やFAXで届いた回答を、事務局が代わりに入力して提出します。団体に下書きがない場合だけ使えます。</p>
      </PageHeading>
      {message && <Notice tone="success" title={message} live />}
      {scanError && <Notice tone="error" title={scanError} live />}
      {!told.paper ? <NotStarted told={told} /> : <Entering told={told} />}
      {(told.paper || told.scans.length > 0) && (
        <section aria-labelledby="scans" className="my-8">
          <h2 id="scans" className="text-std-24B-150">届いた紙の写し</h2>
          <ScanList scans={told.scans} />
          {told.paper && <ScanForm year={year} code={code} error={scanError} />}
        </section>
      )}
      {told.paper && !isSubmitted(told.status) && (
        <>
          <details className="my-6 rounded-8 border border-solid-gray-420 p-4">
            <summary className="min-h-11 cursor-pointer py-2 text-std-17B-170">紙の回答の入力をやめる</summary>
            <ActForm action={endPaper} about={{ year, code }} button="入力をやめて団体に渡す" look="danger">
              <p>ここまでに入力した内容は、団体の下書きとして残ります。</p>
            </ActForm>
          </details>
          <AnswerList questionnaire={told.questionnaire} answers={told.answers} beside={(section) => <a href={surveyAddress(year, code, section.key)} className="inline-block py-2">入力する<span className="sr-only">（{section.title}）</span></a>} />
        </>
      )}
    </>
  );
}

/** What the secretariat, which others are told to ask, can do itself. */
function Closed({ year }: { year: number }) {
  return (
    <Notice title="いまは受付中でないため、紙の回答を入力・提出できません。">
      <p><a href={`/admin/waves/${year}`} className="inline-block py-2">年度の画面</a>で受付の日を確かめてください。締め切った年度は、締切日を延ばすか、受付を再開すると入力できます。</p>
    </Notice>
  );
}

function NotStarted({ told }: { told: Told }) {
  if (told.hasOwnDraft) return <Notice title="この団体は画面から回答を始めているため、紙の回答は入力できません。" />;
  if (told.closedReason) return <Closed year={told.year} />;
  return <StartPaperForm action={startPaper} year={told.year} code={told.code} />;
}

function Entering({ told }: { told: Told }) {
  const { year, code, questionnaire, answers, paper } = told;
  if (isSubmitted(told.status))
    return (
      <Notice tone="success" title="紙で受け付けた回答として提出済です。">
        <p className="mt-2"><LinkButton href={`/admin/waves/${year}/${code}/answers`} look="secondary">提出された回答を読む</LinkButton></p>
      </Notice>
    );
  const sectionOf = new Map(questionnaire.sections.flatMap((section) => fieldsOfSection(section).map((field) => [field.name, section.key] as const)));
  const problems = [...invalidCombinations(questionnaire, answers), ...missingFields(questionnaire, answers).map(({ name, label }) => ({ field: name, message: `「${label}」が未入力です。` }))];
  const { answered, applicable } = progress(questionnaire, answers);
  return (
    <>
      <p>受付日：{formatDate(paper!.receivedOn)}　入力した項目：{answered}／{applicable}</p>
      <h2 className="mt-6 text-std-24B-150">入力する区分</h2>
      <ul className="list-disc pl-6">
        {questionnaire.sections.map((section) => (
          <li key={section.key}><a href={surveyAddress(year, code, section.key)} className="inline-block py-1">{section.number} {section.title}</a></li>
        ))}
      </ul>
      {told.closedReason ? (
        <Closed year={year} />
      ) : problems.length > 0 ? (
        <details className="my-4">
          <summary className="min-h-11 cursor-pointer py-2 text-std-17B-170">提出の前に確認が必要なところ（{problems.length}か所）</summary>
          <ul className="list-disc pl-6">
            {problems.map(({ field, message }) => (
              <li key={`${field} ${message}`}><a href={fieldAddress(year, code, sectionOf.get(field) ?? '', field)} className="inline-block py-1">{message}</a></li>
            ))}
          </ul>
        </details>
      ) : (
        <SubmitForm action={submitPaper} year={year} code={code} revision={told.revision} />
      )}
    </>
  );
}
