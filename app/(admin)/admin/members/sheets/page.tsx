import { MembersLinks } from '@/components/agreement/MembersLinks';
import { ItemSums, SheetDeskTable } from '@/components/agreement/sheets/SheetDeskTable';
import { SheetFilterForm } from '@/components/agreement/sheets/SheetFilterForm';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { getSheetDesk } from '@/lib/agreement/sheets/get-sheet-desk';
import { readSheetFilter, sheetDeskAddress, SHEETS_PAGE } from '@/lib/agreement/sheets/sheet-desk';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';

export const metadata = { title: '希望と申し出' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who wants and offers what, and when it was last looked over. */
export default async function SheetDeskPage({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireActor(), searchParams]);
  const filter = readSheetFilter(query);
  const { today, total, sums, prefectures, rows } = await pageData(() => getSheetDesk(actor, filter));
  const pages = Math.max(1, Math.ceil(total / SHEETS_PAGE));
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '希望と申し出' }]} />
      <PageHeading title="希望と申し出">
        <p className="mt-2">災害のときに希望する支援と、出せる支援です。各団体が年に1回見直します。</p>
      </PageHeading>
      <MembersLinks here="/admin/members/sheets" />
      <SheetFilterForm filter={filter} prefectures={prefectures} />
      <p className="print:hidden"><LinkButton href={sheetDeskAddress({ ...filter, page: 1 }, '/admin/members/sheets/csv')} look="secondary">この一覧をCSVで書き出す</LinkButton></p>
      <p role="status" className="mt-4">{`${total.toLocaleString('ja-JP')}件${pages > 1 ? `　${filter.page}／${pages}ページ` : ''}`}</p>
      {rows.length === 0 ? <p>当てはまるものはありません。条件を変えてください。</p> : <SheetDeskTable rows={rows} only={filter.item} today={today} />}
      {pages > 1 && (
        <nav aria-label="ページ" className="mt-4 flex flex-wrap gap-4">
          {filter.page > 1 && <LinkButton href={sheetDeskAddress({ ...filter, page: filter.page - 1 })} look="secondary">前の{SHEETS_PAGE}件</LinkButton>}
          {filter.page < pages && <LinkButton href={sheetDeskAddress({ ...filter, page: filter.page + 1 })} look="secondary">次の{SHEETS_PAGE}件</LinkButton>}
        </nav>
      )}
      <section aria-labelledby="sums" className="mt-10">
        <h2 id="sums" className="text-std-24B-150">項目ごとの合計</h2>
        <p className="mt-2">絞り込みにかかわらず、すべての団体と協力事業者の合計です。団体数を選ぶと、その一覧になります。</p>
        <ItemSums sums={sums} />
      </section>
    </>
  );
}
