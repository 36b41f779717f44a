import { ApplicationNotice } from '@/components/agreement/membership/ApplicationNotice';
import { AgreementCards } from '@/components/agreement/membership/AgreementCards';
import { NextActs, OtherApplications } from '@/components/agreement/duties/NextActs';
import { SignedSheets } from '@/components/agreement/membership/SignedSheets';
import { StandingTag } from '@/components/agreement/membership/StandingTag';
import { StepTable } from '@/components/agreement/membership/StepTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { listDue } from '@/lib/agreement/duties/list-due';
import { getStanding } from '@/lib/agreement/membership/get-standing';
import { comingWords } from '@/lib/agreement/membership/membership-plan';
import { keepsRegister, SINCE_LABEL, STANDING_MEANING } from '@/lib/agreement/membership/standing-words';
import { fileProblem } from '@/lib/files/file-problems';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { takeBack } from './actions';

export const metadata = { title: '相互応援協定' };

type Props = { searchParams: Promise<{ code?: string | string[]; done?: string | string[]; problem?: string | string[] }> };

const DONE: Record<string, string> = { applied: '申し込みを事務局に送りました。結果はメールとこのページでお知らせします。', 'taken-back': '申し込みを取り下げました。', sheet: '署名した協定書を登録しました。' };

/** A municipality's front page of the agreement: where it stands and what it can do. */
export default async function AgreementPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { code, municipality, agreement, standing, since, steps, sheets, group, application, mayApply, mayAskFor, plan } = await pageData(async () => getStanding(actor, { code: whichMunicipality(actor, query.code) }));
  const due = standing === 'member' ? (await listDue(actor)).find((one) => one.code === code) : undefined;
  const done = wordFor(DONE, query.done);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定' }]} />
      <PageHeading above={agreement} title={`${municipality}の相互応援協定`} />
      {done && <Notice tone="success" title={done} live />}
      {application && <ApplicationNotice application={application} code={code} mayApply={mayApply} takeBack={takeBack} />}
      {plan && (
        <Notice title={`${municipality}は、${comingWords(plan)}。`}>
          <p>それまでは、いまの立場のままです。取り消したいときや、別のことを申し込みたいときは、事務局にご連絡ください。</p>
          {plan.note && <p className="mt-2 whitespace-pre-wrap">事務局から：{plan.note}</p>}
        </Notice>
      )}
      <section aria-labelledby="standing" className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
        <h2 id="standing" className="mb-2 text-std-20B-150">いまの立場</h2>
        <p className="flex flex-wrap items-center gap-2">
          <StandingTag standing={standing} />
          {since && standing !== 'outside' && <span>{SINCE_LABEL[standing]}：{formatDate(since)}</span>}
        </p>
        <p className="mt-2">{STANDING_MEANING[standing]}</p>
        {group && <p className="mt-2">グループ「{group.name}」：{group.others.length > 0 ? `${group.others.join('、')}と、先に助け合います。` : 'ほかの団体はまだ入っていません。'}</p>}
      </section>
      <NextActs standing={standing} code={code} mayApply={mayApply} waiting={application?.status === 'waiting'} kinds={mayAskFor} due={due} />
      <AgreementCards standing={standing} code={code} />
      {standing !== 'outside' && <SignedSheets sheets={sheets} code={code} problem={fileProblem(query.problem)} mayAdd={keepsRegister(standing)} />}
      {steps.length > 0 && (
        <section aria-labelledby="steps" className="mt-10">
          <h2 id="steps" className="text-std-24B-150">これまでの経過</h2>
          <StepTable steps={steps} />
        </section>
      )}
      {mayApply && application?.status !== 'waiting' && <OtherApplications code={code} kinds={mayAskFor} />}
    </>
  );
}
