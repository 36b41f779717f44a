import { EntryTable } from '@/components/audit/EntryTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { readFilter } from '@/lib/audit/filter';
import { listMunicipalityRecords } from '@/lib/people/list-records';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { whichMunicipality } from '@/lib/survey/which-municipality';

export const metadata = { title: '市区町村の操作の記録' };

export default async function RecordsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await requireActor();
  const query = await searchParams;
  const { filter } = readFilter(query);
  const { code, found } = await pageData(async () => {
    const code = whichMunicipality(actor, query.code);
    return { code, found: await listMunicipalityRecords(actor, { code, page: filter.page }) };
  });
  return (
    <>
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: '操作の記録' }]} />
      <PageHeading title={`${found.municipality}の操作の記録`}>
        <p>この市区町村の回答や担当者について、だれが何をしたかの記録です。事務局が開いたことも残ります。</p>
      </PageHeading>
      <EntryTable found={found} caption={`${found.municipality}の操作の記録`} address={(page) => `/records?code=${code}&page=${page}`} />
      <p className="mt-6"><a href="/account/audit" className="inline-block py-2">自分のアカウントの記録を見る</a></p>
    </>
  );
}
