import { ApplyForm } from '@/components/agreement/membership/ApplyForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getStanding } from '@/lib/agreement/membership/get-standing';
import { comingWords } from '@/lib/agreement/membership/membership-plan';
import { STANDING_LABEL } from '@/lib/agreement/membership/standing-words';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { apply } from '../actions';

export const metadata = { title: '協定についての申し込み' };

type Props = { searchParams: Promise<{ code?: string | string[]; kind?: string | string[] }> };

/** Asking in the mayor's name to join, rest, come back or leave. */
export default async function ApplyPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await searchParams;
  const { code, municipality, standing, mayApply, mayAskFor, application, plan } = await pageData(async () => getStanding(actor, { code: whichMunicipality(actor, query.code) }));
  const waiting = application?.status === 'waiting';
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定', href: `/agreement?code=${code}` }, { label: '申し込み' }]} />
      <PageHeading above={`${municipality}　いまの立場：${STANDING_LABEL[standing]}`} title="協定についての申し込み">
        <p className="mt-2">申し込みは、首長の名で行います。先に<a href="/agreement/text">協定の本文</a>をお読みください。</p>
      </PageHeading>
      {!mayApply && <Notice title="申し込みができるのは承認者です。"><p>{municipality}の承認者に、このページからの申し込みをご依頼ください。</p></Notice>}
      {mayApply && waiting && <Notice title="すでに申し込みが事務局の確認を待っています。"><p>内容を変えるときは、<a href={`/agreement?code=${code}`}>協定のページ</a>で先に取り下げてください。</p></Notice>}
      {mayApply && plan && <Notice title={`${municipality}は、${comingWords(plan)}。`}><p>その日までは、ほかの申し込みはできません。取り消したいときは、事務局にご連絡ください。</p></Notice>}
      {mayApply && !waiting && !plan && <ApplyForm action={apply} code={code} kinds={mayAskFor} chosen={typeof query.kind === 'string' ? query.kind : ''} />}
    </>
  );
}
