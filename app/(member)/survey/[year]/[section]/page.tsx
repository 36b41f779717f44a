import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { ApprovalNotice } from '@/components/survey/ApprovalNotice';
import { CarryForm } from '@/components/survey/CarryForms';
import { Errata } from '@/components/survey/Errata';
import { ResolveForm } from '@/components/survey/RemarkForm';
import { RemarkNotes, resolveFormId } from '@/components/survey/RemarkNotes';
import { SectionForm } from '@/components/survey/SectionForm';
import { SectionNav } from '@/components/survey/SectionNav';
import { UnsentAnswers } from '@/components/survey/UnsentAnswers';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { proposeAnswers } from '@/lib/agreement/inventory/propose-answers';
import { getActor } from '@/lib/people/get-actor';
import { signInAddress } from '@/lib/people/next-path';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';
import { toTake } from '@/lib/survey/carry/carry-over';
import { fieldsOfSection } from '@/lib/survey/questionnaire/fields';
import { getLastYear } from '@/lib/survey/carry/get-last-year';
import { getRemarks, type Remark } from '@/lib/survey/submissions/get-remarks';
import { getResponse } from '@/lib/survey/drafts/get-response';
import { lastYearOffers, together } from '@/lib/survey/offers';
import { listErrata } from '@/lib/survey/editing/list-errata';
import { listFaq } from '@/lib/survey/questions/list-faq';
import { markOpened } from '@/lib/survey/drafts/mark-opened';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { resolve } from '../approval-actions';
import { carrySection, saveSection } from './actions';

type Query = { code?: string | string[]; saved?: string; done?: string | string[]; taken?: string | string[]; at?: string | string[] };
type Props = { params: Promise<{ year: string; section: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  const { year } = await params;
  return { title: `${year}年度の調査票` };
}

export default async function SectionPage({ params, searchParams }: Props) {
  // Sent without script after the session has ended: leading to the sign-in would throw away what was typed.
  if ((await headers()).get('x-sonaeai-method') === 'POST' && (await getActor()).kind === 'anonymous') return <NotSavedYet />;
  const actor = await requireActor();
  const [{ year: inPath, section: key }, query] = await Promise.all([params, searchParams]);
  const [own, { open: remarks }, last, published, proposed] = await pageData(() => {
    const where = { year: whichYear(inPath), code: whichMunicipality(actor, query.code) };
    // The secretariat enters an answer on paper: what its municipality said last year, was told or keeps in its inventory is not at hand.
    const secretariat = actor.kind === 'secretariat';
    return Promise.all([getResponse(actor, where), secretariat ? { open: [] } : getRemarks(actor, where), secretariat ? null : getLastYear(actor, where), listFaq(actor, where.year), secretariat ? {} : proposeAnswers(actor, { ...where, section: key })]);
  });
  if (actor.kind === 'person') await markOpened(actor, own);
  const { year, code, questionnaire, answers } = own;
  const index = questionnaire.sections.findIndex((section) => section.key === key);
  const section = questionnaire.sections[index];
  if (!section || (actor.kind !== 'person' && actor.kind !== 'secretariat')) notFound();
  const errata = (await listErrata(actor, year)).filter((one) => one.section === section.key);
  const before = questionnaire.sections[index - 1];
  const after = questionnaire.sections[index + 1];
  const box = { person: actor.personId, year, code };
  // The secretariat comes here while it enters an answer that came on paper.
  const paper = actor.kind === 'secretariat' ? `/admin/waves/${year}/${code}/paper` : null;
  const overview = paper ?? surveyAddress(year, code);
  const here = remarks.filter((remark) => remark.section === section.key);
  const fields = fieldsOfSection(section).map(({ name }) => name);
  const takeable = last ? Object.keys(toTake(questionnaire, answers, last.offered, section)).length : 0;
  const shut = own.closedReason ?? own.whyNotDraft;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: overview }, { label: section.title }]} />
      <PageHeading above={`${own.title}　${own.municipality}`} title={`${section.number} ${section.title}`}>
        {section.intro && <p className="mt-2">{section.intro}</p>}
        <p>調査基準日は{formatDate(own.referenceDate)}です。</p>
      </PageHeading>
      {paper && <Notice title="紙で届いた回答を、事務局として入力しています。" />}
      <SectionNav questionnaire={questionnaire} answers={answers} year={year} code={code} current={section.key} overview={overview} />
      <ApprovalNotice done={query.done} />
      <Errata errata={errata} />
      {query.saved && <Notice tone="success" title="保存しました。" live />}
      <UnsentAnswers person={actor.personId} except={shut ? undefined : { ...box, section: section.key }} />
      {shut ? (
        <Notice title={shut}>
          <p><a href={own.submitted ? surveyAddress(year, code, 'receipt') : own.whyNotDraft ? surveyAddress(year, code, 'review') : overview}>{own.submitted ? '受付票と回答を見る' : own.whyNotDraft ? '回答の確認と提出へ' : '調査票の表紙へ'}</a></p>
        </Notice>
      ) : (
        <>
          {query.taken && <Notice tone="success" title="前年度の回答を、この区分の空いている欄に取り込みました。内容をご確認ください。" live />}
          {last && takeable > 0 && <CarryForm action={carrySection} year={year} code={code} section={section.key} label={`この区分の前年度の回答をすべて取り込む（空欄${takeable}件）`} />}
          <SectionForm
            key={String(query.at ?? '')} // taken over just now: a form that begins with what is stored
            section={section}
            answers={answers}
            readAt={own.readAt}
            carried={fields.filter((name) => own.carried[name] && answers[name] !== undefined)}
            offers={together(last ? lastYearOffers(last, { year, fields }) : {}, proposed)}
            faq={published.filter(({ item }) => section.items.some(({ key }) => key === item)).map(({ id, item, question, answer }) => ({ id, item, question, answer }))}
            box={box}
            save={saveSection}
            next={{ href: after ? surveyAddress(year, code, after.key) : (paper ?? surveyAddress(year, code, 'review')), label: after ? '保存して次へ' : '保存して確認へ' }}
            signIn={signInAddress(surveyAddress(year, code, section.key))}
            notes={notesAbove(here)}
          />
        </>
      )}
      {!shut && here.map(({ id }) => <ResolveForm key={id} id={resolveFormId(id)} action={resolve} about={{ year, code, id, done: 'yes', back: section.key }} />)}
      <p className="print:hidden">
        {before && <a href={surveyAddress(year, code, before.key)} className="mr-6 inline-block py-2">前の区分（{before.title}）</a>}
        <a href={overview} className="mr-6 inline-block py-2">{paper ? '紙の回答の入力' : '調査票の表紙'}</a>
        <a href={surveyAddress(year, code, 'questions')} className="inline-block py-2">質問と回答</a>
      </p>
    </>
  );
}

/** The open remarks of a section, by the item they stand above. */
const notesAbove = (remarks: Remark[]) =>
  Object.fromEntries([...new Set(remarks.map(({ item }) => item))].map((item) => [item, <RemarkNotes key={item} item={item} remarks={remarks.filter((remark) => remark.item === item)} />]));

function NotSavedYet() {
  return (
    <>
      <PageHeading title="まだ保存されていません" />
      <Notice tone="warning" title="サインインの有効期限が切れました。入力した内容は、この画面がまだ持っています。">
        <ol className="list-decimal pl-6">
          <li>この画面を閉じずに、<a href="/signin" target="_blank" rel="noreferrer">別のタブでサインインしてください</a>。</li>
          <li>この画面に戻り、ブラウザの「再読み込み」を押してください。送り直してよいかを聞かれたら、続けてください。</li>
        </ol>
        <p>入力した内容がそのまま送られ、保存されます。</p>
      </Notice>
    </>
  );
}
