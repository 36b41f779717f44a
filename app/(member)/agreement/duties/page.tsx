import { DutyCards } from '@/components/agreement/duties/DutyCards';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getDuties, type OwnDuties } from '@/lib/agreement/duties/get-duties';
import { MEMBERSHIP_LABEL } from '@/lib/agreement/membership/membership-states';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { whichMunicipality } from '@/lib/survey/which-municipality';
import { dayInWords } from '@/lib/platform/time';

export const metadata = { title: '協定の義務' };

type Props = { searchParams: Promise<{ code?: string | string[] }> };

export default async function DutiesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { code } = await searchParams;
  const own = await pageData(async () => getDuties(actor, { code: whichMunicipality(actor, code) }));
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, own.mayState ? { label: '協定', href: `/agreement?code=${own.code}` } : { label: '義務の状況', href: '/admin/members/duties' }, { label: '協定の義務' }]} />
      <PageHeading above={own.municipality} title="協定の義務">
        <p className="mt-2">{dayInWords(own.today)}の状況です。{own.standing && `今の立場：${MEMBERSHIP_LABEL[own.standing]}。`}{own.owedSince && `${dayInWords(own.owedSince)}から義務があります。`}</p>
      </PageHeading>
      <Standing own={own} />
      {own.newcomers > 0 && own.standing === 'member' && (
        <Notice title={`最後の研修のあとに着任した担当者が${own.newcomers}人います。`}>
          <p>配置転換のあとの担当者には、次の研修への参加をおすすめします。<a href={`/agreement/meetings?kind=training&code=${own.code}`}>研修の予定を見る</a></p>
        </Notice>
      )}
      <DutyCards code={own.code} duties={own.duties} mayAct={own.mayState && own.standing !== 'withdrawn'} />
      {own.standing === 'member' && <p className="mt-6"><a href="/agreement/preparations" className="inline-block py-2">ほかの団体の受け入れ・派遣の準備を見る</a></p>}
    </>
  );
}

function Standing({ own }: { own: OwnDuties }) {
  if (own.standing === null)
    return (
      <Notice title="この団体は、まだ協定に加わっていません。">
        <p>義務は、協定の構成団体になった日から生じます。加わり方は「協定」の画面をご覧ください。</p>
        <p className="mt-2"><LinkButton href={`/agreement?code=${own.code}`} look="secondary">協定の画面へ</LinkButton></p>
      </Notice>
    );
  if (own.standing === 'preparing') return <Notice title="準備会の間、義務はありません。ICT-BCPの策定だけを、ここで記録して確かめられます。" />;
  if (own.standing === 'suspended') return <Notice title="休止の間、義務はありません。" ><p>再開した日から、期限を過ぎているものは期限切れになります。文書や訓練の古さは、休止しても変わらないためです。</p></Notice>;
  if (own.standing === 'withdrawn') return <Notice title="協定から脱退しているため、義務はありません。これまでの記録は残っています。" />;
  const waiting = own.duties.filter(({ state }) => state === 'overdue' || state === 'never').length;
  const soon = own.duties.filter(({ state }) => state === 'soon').length;
  if (waiting + soon === 0) return <Notice tone="success" title="すべての義務を満たしています。" />;
  return <Notice tone="warning" title={[waiting > 0 ? `満たしていない義務が${waiting}件あります。` : '', soon > 0 ? `30日以内に期限が来る義務が${soon}件あります。` : ''].join('')} />;
}
