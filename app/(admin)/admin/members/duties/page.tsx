import { DutyFilterForm } from '@/components/agreement/duties/DutyFilterForm';
import { DutyTableView } from '@/components/agreement/duties/DutyTableView';
import { MembersLinks } from '@/components/agreement/MembersLinks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { DUTIES_PAGE, dutyTableAddress, readDutyFilter } from '@/lib/agreement/duties/duty-filter';
import { type DutyTable, listDuties } from '@/lib/agreement/duties/list-duties';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { dayInWords } from '@/lib/platform/time';

export const metadata = { title: '義務の状況' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DutyTablePage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = readDutyFilter(await searchParams);
  const table = await pageData(() => listDuties(actor, filter));
  const pages = Math.max(1, Math.ceil(table.total / DUTIES_PAGE));
  const file = (format: string) => `${dutyTableAddress({ ...filter, page: 1 }, '/admin/members/duties/export')}${dutyTableAddress({ ...filter, page: 1 }, '').includes('?') ? '&' : '?'}format=${format}`;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '協定の運営', href: '/admin/members' }, { label: '義務の状況' }]} />
      <PageHeading title="義務の状況">
        <p className="mt-2">{dayInWords(table.today)}の状況です。期限の30日前と期限が切れた日に、メールで自動的に案内します（1団体につき7日に1通まで）。</p>
      </PageHeading>
      <MembersLinks here="/admin/members/duties" />
      {table.members === 0 ? (
        <p>まだ協定に加わっている団体はありません。</p>
      ) : (
        <>
          <Counts table={table} />
          <h2 className="mt-8 text-std-24B-150">団体ごとの状況</h2>
          <DutyFilterForm filter={filter} rules={table.rules} prefectures={table.prefectures} />
          <p className="flex flex-wrap gap-4 print:hidden">
            <LinkButton href={file('csv')} look="secondary">この一覧をCSVで書き出す</LinkButton>
            <LinkButton href={file('xlsx')} look="secondary">この一覧をExcelで書き出す</LinkButton>
          </p>
          <p role="status" className="mt-4">{`${table.total.toLocaleString('ja-JP')}団体${pages > 1 ? `　${filter.page}／${pages}ページ` : ''}`}</p>
          {table.rows.length === 0 ? <p>当てはまる団体はありません。条件を変えてください。</p> : <DutyTableView filter={filter} rules={table.rules} rows={table.rows} />}
          {pages > 1 && (
            <nav aria-label="ページ" className="mt-4 flex flex-wrap gap-4">
              {filter.page > 1 && <LinkButton href={dutyTableAddress({ ...filter, page: filter.page - 1 })} look="secondary">前の{DUTIES_PAGE}団体</LinkButton>}
              {filter.page < pages && <LinkButton href={dutyTableAddress({ ...filter, page: filter.page + 1 })} look="secondary">次の{DUTIES_PAGE}団体</LinkButton>}
            </nav>
          )}
        </>
      )}
    </>
  );
}

const COLUMNS = [['met', '満たしている'], ['soon', '期限が近い'], ['overdue', '期限切れ'], ['never', '未実施'], ['not-owed', '対象外']] as const;

function Counts({ table }: { table: DutyTable }) {
  return (
    <Table caption="義務ごとの団体数" stacked>
      <thead>
        <tr className="whitespace-nowrap"><Th>義務</Th>{COLUMNS.map(([state, label]) => <Th key={state}>{label}</Th>)}<Th>今年度に実施</Th></tr>
      </thead>
      <tbody>
        {table.counts.map((count) => (
          <tr key={count.key}>
            <Th scope="row" className="min-w-36">{count.title}</Th>
            {COLUMNS.map(([state, label]) => (
              <Td key={state} label={label} className="text-right align-middle tabular-nums">
                {count[state] > 0 ? <a href={dutyTableAddress({ duty: count.key, state })} className="-mx-2 inline-block px-2 py-1">{count[state].toLocaleString('ja-JP')}</a> : 0}
              </Td>
            ))}
            <Td label="今年度に実施" className="text-right align-middle tabular-nums">{count.key === 'officers' ? '—' : count.thisFiscalYear.toLocaleString('ja-JP')}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
