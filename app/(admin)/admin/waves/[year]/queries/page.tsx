import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { QueryThread } from '@/components/survey/QueryThread';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { listQueries } from '@/lib/survey/questions/list-queries';
import { QUERY_STATUS_LABEL, readQueryFilter } from '@/lib/survey/questions/query-status';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: '疑義照会の一覧' };

export default async function QueriesPage({ params, searchParams }: Props) {
  const { year: inPath } = await params;
  if (!/^\d{4}$/.test(inPath)) notFound();
  const year = Number(inPath);
  const filter = readQueryFilter(await searchParams);
  const actor = await requireActor();
  const list = await pageData(() => listQueries(actor, { year, ...filter }));
  const all = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  const choices = [{ status: '', label: 'すべて', count: all }, ...Object.entries(QUERY_STATUS_LABEL).map(([status, label]) => ({ status, label, count: list.counts[status] ?? 0 }))];
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: '疑義照会の一覧' }]} />
      <PageHeading title="疑義照会の一覧" above={list.title}>
        <p className="mt-2">新しい照会は、<a href={`/admin/waves/${year}#respondents`}>対象の団体の一覧</a>から団体を選び、「疑義照会と気になる点」で始めます。</p>
      </PageHeading>
      <nav aria-label="状態で絞り込む">
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {choices.map(({ status, label, count }) => (
            <li key={status}><a href={`/admin/waves/${year}/queries${status && `?status=${status}`}`} aria-current={filter.status === status ? 'page' : undefined} className={`inline-block py-2 ${filter.status === status ? 'font-bold no-underline' : ''}`}>{label}（{count}）</a></li>
          ))}
        </ul>
      </nav>
      {list.queries.length === 0 && <p className="mt-4">あてはまる照会はありません。</p>}
      {list.queries.map((query) => (
        <QueryThread key={query.id} query={query} withName>
          <p className="mt-3"><a href={`/admin/waves/${year}/${query.code}/queries#q-${query.id}`} className="inline-block py-2">{query.status === 'closed' ? 'この団体の照会を見る' : '書き足す・完了にする'}<span className="sr-only">（{query.municipality} {query.itemLabel}）</span></a></p>
        </QueryThread>
      ))}
    </>
  );
}
