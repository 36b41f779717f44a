import { EntryTable } from '@/components/audit/EntryTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { readFilter } from '@/lib/audit/filter';
import { listOwnRecords } from '@/lib/people/list-records';
import { pageData } from '@/lib/people/page-errors';
import { requireSignedIn } from '@/lib/people/require-actor';

export const metadata = { title: '自分の操作の記録' };

export default async function OwnRecordsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { actor } = await requireSignedIn();
  const { filter } = readFilter(await searchParams);
  const found = await pageData(() => listOwnRecords(actor, { page: filter.page }));
  return (
    <>
      <Breadcrumbs trail={[{ label: 'アカウント', href: '/account' }, { label: '自分の操作の記録' }]} />
      <PageHeading title="自分の操作の記録">
        <p>あなたがしたことと、あなたのアカウントにされたことの記録です。覚えのないサインインがあれば、パスワードを変え、事務局にお知らせください。</p>
      </PageHeading>
      <EntryTable found={found} caption="自分の操作の記録" address={(page) => `/account/audit?page=${page}`} />
    </>
  );
}
