import { ActForm } from '@/components/agreement/ActForm';
import { OpenRoundForm } from '@/components/agreement/contacts/OpenRoundForm';
import { RoundClosing, RoundResults } from '@/components/agreement/contacts/RoundResults';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { readRoundYear } from '@/lib/agreement/contacts/contact-desk';
import { getRoundTable } from '@/lib/agreement/contacts/get-round-table';
import { closingOf } from '@/lib/agreement/contacts/round-closing';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { fiscalYearOf, formatDate, formatFiscalYear, isoDay } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { begin, close, reopen } from '../actions';

export const metadata = { title: '通話の確認の運営' };

const said: Record<string, string> = { opened: '通話の確認を始めました。各団体にメールを送ります。', closed: '通話の確認を締め切りました。下に、つながらなかったものと代わりの手段があります。', reopened: '締め切りを取り消しました。' };

export default async function RoundDeskPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [actor, query] = await Promise.all([requireActor(), searchParams]);
  const { years, round, rows } = await pageData(() => getRoundTable(actor, { year: readRoundYear(query) }));
  const now = new Date();
  const thisYear = fiscalYearOf(now);
  const newest = round !== null && round.year === years[0];
  const overdue = round !== null && !round.closedAt && isoDay(now) > isoDay(round.closesOn);
  const sum = (of: 'all' | 'reached' | 'failed' | 'open') => rows.reduce((total, { count }) => total + count[of], 0);
  const done = wordFor(said, query.done);
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '連絡先の状況', href: '/admin/members/contacts' }, { label: '通話の確認' }]} />
      <PageHeading title="通話の確認">
        <p>年に1回、電話・携帯電話・衛星電話・庁内網メールに実際に連絡して確かめます。構成団体は団体コードの順に次の団体へ連絡し、最後の団体は最初の団体へ連絡します。グループに2団体以上いるときは、グループの中で連絡します。</p>
      </PageHeading>
      {done && <Notice tone="success" title={done} live />}
      {(!round || (newest && round.closedAt && round.year < thisYear)) && (
        <section>
          <h2 className="text-std-24B-150">{`${formatFiscalYear(thisYear)}の通話の確認を始める`}</h2>
          <p>始めると、だれがだれに連絡するかが決まり、各団体にメールを送ります。記録の期限の7日前になっても結果がそろわない団体には、1回だけ自動で案内します。</p>
          <OpenRoundForm action={begin} today={isoDay(now)} />
        </section>
      )}
      {years.length > 1 && (
        <nav aria-label="年度" className="my-4 flex flex-wrap gap-x-6 gap-y-2">
          {years.map((year) => <a key={year} href={`/admin/members/contacts/round?year=${year}`} className="py-1" aria-current={year === round?.year ? 'page' : undefined}>{formatFiscalYear(year)}</a>)}
        </nav>
      )}
      {round && (
        <section className="mt-6">
          <h2 className="text-std-24B-150">{`${formatFiscalYear(round.year)}の結果`}</h2>
          <p>{`${formatDate(round.openedAt)}に開始　記録の期限は${formatDate(round.closesOn)}${round.closedAt ? `　${formatDate(round.closedAt)}に締め切り` : ''}`}</p>
          <p role="status">{`連絡手段${sum('all')}のうち、つながった${sum('reached')}、つながらなかった${sum('failed')}、まだ${sum('open')}`}</p>
          {overdue && <Notice tone="warning" title="記録の期限を過ぎています。下の内容を確かめて、締め切ってください。" />}
          <RoundClosing closing={closingOf(rows)} closed={round.closedAt !== null} />
          {newest && round.closedAt && <ActForm action={reopen} hidden={{ roundId: round.id }} button="締め切りを取り消す" />}
          {!round.closedAt && <ActForm action={close} hidden={{ roundId: round.id }} button="この通話の確認を締め切る" look="danger" />}
          <h3 className="mt-8 text-std-20B-150">団体ごとの結果</h3>
          <p className="mt-2"><LinkButton href={`/admin/members/contacts/round/csv?year=${round.year}`} look="secondary">結果をCSVで書き出す</LinkButton></p>
          <RoundResults rows={rows} />
        </section>
      )}
    </>
  );
}
