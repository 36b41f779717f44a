import { cache } from 'react';
import { ChooseGroupForm } from '@/components/agreement/membership/GroupForms';
import { AcceptForm, DeclineForm, StepForm, TakeBackPlanForm } from '@/components/agreement/membership/JudgeForms';
import { SignedSheets } from '@/components/agreement/membership/SignedSheets';
import { StandingTag } from '@/components/agreement/membership/StandingTag';
import { StepTable } from '@/components/agreement/membership/StepTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { APPLICATION_LABEL, KIND_LABEL } from '@/lib/agreement/membership/application-rules';
import { getMember } from '@/lib/agreement/membership/get-member';
import { comingWords } from '@/lib/agreement/membership/membership-plan';
import { MEMBERSHIP_LABEL } from '@/lib/agreement/membership/membership-states';
import { NEXT_STATES, SINCE_LABEL } from '@/lib/agreement/membership/standing-words';
import { fileProblem } from '@/lib/files/file-problems';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatDateTime, isoDay } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { accept, changeStep, chooseGroup, decline, takeBack } from '../actions';

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ done?: string | string[]; problem?: string | string[] }> };

const read = cache(async (code: string) => {
  const actor = await requireActor();
  return pageData(() => getMember(actor, { code }));
});

export async function generateMetadata({ params }: Props) {
  return { title: `${(await read((await params).code)).name}の協定での立場` };
}

const DONE: Record<string, string> = {
  accepted: '申し込みを受け付けました。団体にメールで知らせました。', declined: '申し込みを返しました。団体にメールで知らせました。',
  'accepted-planned': '申し込みを受け付けました。効力の生じる日に立場が変わります。団体にメールで知らせました。', planned: '立場の変更を予定しました。団体にメールで知らせました。', 'taken-back': '予定を取り消しました。団体にメールで知らせました。',
  changed: '立場を変えました。団体にメールで知らせました。', group: 'グループを決めました。', sheet: '署名した協定書を登録しました。',
};

/** One municipality: what it asks for, where it stands, who moved it there. */
export default async function MemberPage({ params, searchParams }: Props) {
  const [{ code }, query] = await Promise.all([params, searchParams]);
  const { name, standing, since, steps, sheets, applications, groups, group, plan, takenBack } = await read(code);
  const waiting = applications.find(({ status }) => status === 'waiting');
  const done = wordFor(DONE, query.done);
  const today = isoDay(new Date());
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: name }]} />
      <PageHeading title={name}>
        <p className="mt-2 flex flex-wrap items-center gap-2"><StandingTag standing={standing} />{since && standing !== 'outside' && <span>{SINCE_LABEL[standing]}：{formatDate(since)}</span>}</p>
      </PageHeading>
      {done && <Notice tone="success" title={done} live />}
      {waiting && (
        <section aria-labelledby="waiting" className="rounded-8 border-2 border-blue-900 p-4 desktop:p-6">
          <h2 id="waiting" className="text-std-24B-150">{KIND_LABEL[waiting.kind]}の申し込み</h2>
          <dl className="my-2 grid gap-x-6 desktop:grid-cols-[auto_1fr]">
            <dt className="text-std-16B-170">首長の氏名</dt><dd>{waiting.mayor}</dd>
            <dt className="text-std-16B-170">首長が決定した日</dt><dd>{formatDate(waiting.decidedOn)}</dd>
            <dt className="text-std-16B-170">申し込んだ人と日時</dt><dd>{waiting.appliedBy}　{formatDateTime(waiting.appliedAt)}</dd>
            <dt className="text-std-16B-170">読んだ本文</dt><dd>{waiting.version ? `第${waiting.version}版` : '発効した本文がないとき'}</dd>
            <dt className="text-std-16B-170">理由</dt><dd className="whitespace-pre-wrap">{waiting.reason || '記載なし'}</dd>
          </dl>
          <div className="mt-4 grid gap-10 desktop:grid-cols-2">
            <div><h3 className="text-std-20B-150">受け付ける</h3><AcceptForm action={accept} id={waiting.id} kind={waiting.kind} today={today} /></div>
            <div><h3 className="text-std-20B-150">受け付けない</h3><DeclineForm action={decline} id={waiting.id} /></div>
          </div>
        </section>
      )}
      {plan && (
        <section aria-labelledby="plan" className="rounded-8 border-2 border-blue-900 p-4 desktop:p-6">
          <h2 id="plan" className="text-std-24B-150">予定している変更</h2>
          <p className="mt-2">{`${comingWords(plan)}。それまでは、いまの立場のままです。`}</p>
          {plan.note && <p className="mt-2 whitespace-pre-wrap">団体に伝えたこと：{plan.note}</p>}
          <p className="mt-2 text-solid-gray-700">{`${formatDateTime(plan.plannedAt)}　${plan.by}が記録`}</p>
          <TakeBackPlanForm action={takeBack} code={code} id={plan.id} />
        </section>
      )}
      {steps.length > 0 && <StepTable steps={steps} />}
      {takenBack.length > 0 && (
        <Table caption="取り消した予定" stacked>
          <thead><tr><Th>予定</Th><Th>取り消し</Th><Th>理由</Th></tr></thead>
          <tbody>{takenBack.map((one) => <tr key={one.id}><Td label="予定">{MEMBERSHIP_LABEL[one.status]}<br />{formatDate(one.effectiveOn)}</Td><Td label="取り消し">{formatDateTime(one.takenBackAt)}　{one.by}</Td><Td label="理由" className="min-w-48 whitespace-pre-wrap">{one.why}</Td></tr>)}</tbody>
        </Table>
      )}
      {applications.length > 0 && (
        <Table caption="これまでの申し込み" stacked>
          <thead><tr><Th>申し込み</Th><Th>首長と決定の日</Th><Th>結果</Th></tr></thead>
          <tbody>
            {applications.map((one) => (
              <tr key={one.id}>
                <Td label="申し込み">{KIND_LABEL[one.kind]}<br />{formatDateTime(one.appliedAt)}　{one.appliedBy}</Td>
                <Td label="首長と決定の日">{one.mayor}<br />{formatDate(one.decidedOn)}</Td>
                <Td label="結果" className="min-w-48">{APPLICATION_LABEL[one.status]}{one.judgedAt && <><br />{formatDateTime(one.judgedAt)}　{one.judgedBy}</>}{one.answer && <><br />{one.answer}</>}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {standing !== 'outside' && <SignedSheets sheets={sheets} code={code} problem={fileProblem(query.problem)} mayAdd />}
      <div className="mt-8 grid gap-x-10 gap-y-10 desktop:grid-cols-2">
        {!waiting && !plan && (
          <section aria-labelledby="change">
            <h2 id="change" className="text-std-24B-150">立場を変える</h2>
            <p className="mt-2">署名が済んだとき、書面で届けがあったときなどに使います。今日以前の日付ならすぐに、先の日付ならその日に効力を持ちます。</p>
            <StepForm action={changeStep} code={code} states={NEXT_STATES[standing]} today={today} />
          </section>
        )}
        {standing !== 'outside' && standing !== 'withdrawn' && (
          <section aria-labelledby="group">
            <h2 id="group" className="text-std-24B-150">グループ</h2>
            {groups.length === 0 ? <p className="mt-2">グループはまだありません。<a href="/admin/members/groups">グループのページ</a>で作れます。</p> : <ChooseGroupForm action={chooseGroup} code={code} groups={groups} chosen={group} />}
          </section>
        )}
      </div>
    </>
  );
}
