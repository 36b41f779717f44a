import { cache } from 'react';
import { DutyByHandForm } from '@/components/agreement/duties/DutyByHandForm';
import { DutyHistory } from '@/components/agreement/duties/DutyHistory';
import { StatementForm } from '@/components/agreement/duties/StatementForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { HAND_LABELS, STATEMENT_FIELDS } from '@/lib/agreement/duties/duty-schemas';
import { DUTY_STATE_LABEL, DUTY_STATE_TONE, dutyTimeWords, isByHand, isStatement, nextAct } from '@/lib/agreement/duties/duty-words';
import { getDuties, type OwnDuty } from '@/lib/agreement/duties/get-duties';
import { getPreparation } from '@/lib/agreement/duties/get-preparation';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { NotFoundError } from '@/lib/platform/errors';
import { wordFor } from '@/lib/platform/word-for';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { recordHand, stateReception, stateSending, takeBack } from './actions';

type Props = { params: Promise<{ duty: string }>; searchParams: Promise<{ code?: string | string[]; done?: string | string[] }> };

const DONE: Record<string, string> = { recorded: '記録しました。', stated: '登録し、構成団体と共有しました。', 'taken-back': '記録を取り消しました。' };

const read = cache(async (key: string, code: string | string[] | undefined) => {
  const actor = await requireActor();
  return pageData(async () => {
    const own = await getDuties(actor, { code: whichMunicipality(actor, code) });
    const duty = own.duties.find((one) => one.key === key);
    if (!duty) throw new NotFoundError();
    const preparations = isStatement(key) ? (await getPreparation(actor, { code: own.code })).preparations : [];
    return { own, duty, before: preparations.find(({ kind }) => kind === key) };
  });
});

export async function generateMetadata({ params, searchParams }: Props) {
  return { title: `${(await read((await params).duty, (await searchParams).code)).duty.title}（協定の義務）` };
}

export default async function DutyPage({ params, searchParams }: Props) {
  const [{ duty: key }, query] = [await params, await searchParams];
  const { own, duty, before } = await read(key, query.code);
  const mayAct = own.mayRecord && own.standing !== 'withdrawn';
  const act = nextAct(key, own.code);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, own.mayState ? { label: '協定', href: `/agreement?code=${own.code}` } : { label: '義務の状況', href: '/admin/members/duties' }, { label: '協定の義務', href: `/agreement/duties?code=${own.code}` }, { label: duty.title }]} />
      <PageHeading above={own.municipality} title={duty.title}>
        <p className="mt-2 flex flex-wrap items-center gap-3"><Tag tone={DUTY_STATE_TONE[duty.state]}>{DUTY_STATE_LABEL[duty.state]}</Tag><span>{dutyTimeWords(duty)}</span></p>
      </PageHeading>
      {wordFor(DONE, query.done) && <Notice tone="success" title={wordFor(DONE, query.done)} live />}
      <Rule duty={duty} />
      {own.mayState && mayAct && !isByHand(key) && !isStatement(key) && act && <p className="my-6"><LinkButton href={act.href}>{act.label}</LinkButton></p>}
      {mayAct && isByHand(key) && (
        <section aria-labelledby="record" className="mt-8">
          <h2 id="record" className="text-std-24B-150">{key === 'bcp' ? '策定・改訂を記録する' : 'ほかの主催の研修・訓練への参加を記録する'}</h2>
          {key === 'bcp' && own.mayState && <p className="mt-2">計画の文書そのものは、<a href={`/agreement/documents?code=${own.code}`}>協定の資料</a>で構成団体と共有できます。</p>}
          {key !== 'bcp' && act && own.mayState && <p className="mt-2"><a href={act.href}>{act.label}</a></p>}
          <DutyByHandForm action={recordHand} code={own.code} duty={key} labels={HAND_LABELS[key]} />
        </section>
      )}
      {own.mayState && mayAct && isStatement(key) && (
        <section aria-labelledby="state" className="mt-8">
          <h2 id="state" className="text-std-24B-150">{before ? '今の内容を見直す' : '内容を登録する'}</h2>
          <p className="mt-2">登録した内容は、協定の構成団体と事務局が読めます。変わりがないときも、確かめた日を新しくして登録してください。</p>
          <StatementForm action={key === 'reception' ? stateReception : stateSending} code={own.code} fields={STATEMENT_FIELDS[key]} before={before?.content ?? {}} today={own.today} />
        </section>
      )}
      <section aria-labelledby="history" className="mt-10">
        <h2 id="history" className="text-std-24B-150">これまでの記録</h2>
        {key === 'officers' ? <p className="mt-2">連絡先に登録されている担当者から数えるため、ここに記録はありません。</p> : <DutyHistory code={own.code} rows={duty.history} takeBack={mayAct && (own.mayState || isByHand(key)) ? takeBack : null} />}
      </section>
    </>
  );
}

function Rule({ duty }: { duty: OwnDuty }) {
  return (
    <dl className="my-4 grid gap-x-6 gap-y-2 desktop:grid-cols-[max-content_1fr]">
      <dt className="text-std-16B-170">決まり</dt>
      <dd>{duty.rule}</dd>
      <dt className="text-std-16B-170">何で分かるか</dt>
      <dd>{duty.evidence}</dd>
      <dt className="text-std-16B-170">期限</dt>
      <dd>
        {duty.lapse}
        {duty.intervalMonths !== null && `${duty.intervalMonths}か月は、行った日の翌日から暦で数えます（3月31日に行うと、翌年の3月31日まで）。`}
        {duty.intervalOurs && '間隔は協定の案に定めがないため、このシステムの運用で決めたものです。'}
      </dd>
      <dt className="text-std-16B-170">もとになる定め</dt>
      <dd>{duty.source.replaceAll('seeds/003', '協定の案（2012年）')}</dd>
    </dl>
  );
}
