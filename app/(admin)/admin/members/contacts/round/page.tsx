import { ActForm } from '@/components/agreement/ActForm';
import { OpenRoundForm } from '@/components/agreement/contacts/OpenRoundForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { failures, type Failure } from '@/lib/agreement/contacts/calling-round';
import { meansKinds, type MeansKind } from '@/lib/agreement/contacts/contact-terms';
import { getRoundTable } from '@/lib/agreement/contacts/get-round-table';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { fiscalYearOf, formatDate, formatFiscalYear, isoDay } from '@/lib/platform/time';
import { wordFor } from '@/lib/platform/word-for';
import { begin, close, reopen } from '../actions';

export const metadata = { title: '通話の確認' };

const said: Record<string, string> = { opened: '通話の確認を始めました。各団体にメールを送ります。', closed: '通話の確認を締め切りました。', reopened: '締め切りを取り消しました。' };
const kindOf = (kind: string): string => meansKinds[kind as MeansKind] ?? kind;

export default async function RoundDeskPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const actor = await requireActor();
  const [{ round, rows }, query] = await Promise.all([pageData(() => getRoundTable(actor)), searchParams]);
  const now = new Date();
  const thisYear = fiscalYearOf(now);
  const sum = (of: 'all' | 'reached' | 'failed' | 'open') => rows.reduce((total, { count }) => total + count[of], 0);
  return (
    <>
      <Breadcrumbs trail={[{ label: '構成団体', href: '/admin/members' }, { label: '連絡先の状況', href: '/admin/members/contacts' }, { label: '通話の確認' }]} />
      <PageHeading title="通話の確認">
        <p>年に1回、電話・携帯電話・衛星電話・庁内網メールに実際に連絡して確かめます。構成団体は団体コードの順に次の団体へ連絡し、最後の団体は最初の団体へ連絡します。グループに2団体以上いるときは、グループの中で連絡します。</p>
      </PageHeading>
      {wordFor(said, query.done) && <Notice tone="success" title={wordFor(said, query.done)} live />}
      {(!round || (round.closedAt && round.year < thisYear)) && (
        <section>
          <h2 className="text-std-24B-150">{`${formatFiscalYear(thisYear)}の通話の確認を始める`}</h2>
          <p>始めると、だれがだれに連絡するかが決まり、各団体にメールを送ります。</p>
          <OpenRoundForm action={begin} today={isoDay(now)} />
        </section>
      )}
      {round && (
        <section className="mt-6">
          <h2 className="text-std-24B-150">{`${formatFiscalYear(round.year)}の結果`}</h2>
          <p>{`${formatDate(round.openedAt)}に開始　記録の期限は${formatDate(round.closesOn)}${round.closedAt ? `　${formatDate(round.closedAt)}に締め切り` : ''}`}</p>
          <p role="status">{`連絡手段${sum('all')}のうち、つながった${sum('reached')}、つながらなかった${sum('failed')}、まだ${sum('open')}`}</p>
          <Table caption="団体ごとの通話の確認の結果" captionHidden>
            <thead><tr><Th>団体</Th><Th>連絡する団体</Th><Th>つながった</Th><Th>まだ</Th><Th>つながらなかったものと、代わりの手段</Th></tr></thead>
            <tbody>
              {rows.map(({ code, place, caller, count, failed }) => (
                <tr key={code}>
                  <Th scope="row" className="min-w-36">{place}</Th>
                  <Td className="min-w-36">{caller}</Td>
                  <Td className="whitespace-nowrap">{`${count.reached}／${count.all}`}</Td>
                  <Td>{count.open}</Td>
                  <Td className="min-w-64">
                    {failed.length === 0 ? 'なし' : (
                      <ul>{failed.map((one, i) => <li key={i}>{`${one.contact}さんの${kindOf(one.kind)}：${failures[one.failure as Failure]}（${formatDate(one.testedOn)}）　${one.fallback === 'main-number' ? '代わりに：庁舎の代表電話' : one.fallback ? `代わりに：${one.fallback.contact}さんの${kindOf(one.fallback.kind)}` : '代わりの手段は決まっていません'}`}</li>)}</ul>
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
          {round.closedAt && <ActForm action={reopen} hidden={{ roundId: round.id }} button="締め切りを取り消す" />}
          {!round.closedAt && <ActForm action={close} hidden={{ roundId: round.id }} button="この通話の確認を締め切る" look="danger" />}
        </section>
      )}
    </>
  );
}
