import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { MunicipalityHistory } from '@/components/register/MunicipalityHistory';
import { PopulationTable } from '@/components/register/PopulationTable';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { formatDate } from '@/lib/platform/time';
import { getMunicipality } from '@/lib/register/get-municipality';

type Props = { params: Promise<{ code: string }> };

const read = cache(async (code: string) => {
  if (!/^\d{6}$/.test(code)) notFound();
  const actor = await getActor();
  return pageData(() => getMunicipality(actor, code));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { prefecture, name } = await read((await params).code);
  return { title: `${prefecture.name}${name}` };
}

export default async function MunicipalityPage({ params }: Props) {
  const page = await read((await params).code);
  return (
    <>
      <Breadcrumbs trail={[{ label: '市区町村の登録簿', href: '/register' }, { label: page.prefecture.name, href: `/register?prefecture=${page.prefecture.code}` }, { label: page.name }]} />
      <PageHeading title={page.name} above={`${page.prefecture.name}（${page.kana}）`} />
      {page.demo && <Notice title="見本のための架空の団体です">実在の市区町村ではなく、1,741市区町村にも数えません。</Notice>}
      {page.until && <Notice tone="warning" title={`${formatDate(page.until)}から使われていない団体コードです`}>その後の団体は、下の「コードと名称の移り変わり」をご覧ください。</Notice>}
      <dl className="my-4 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
        <dt>団体コード</dt>
        <dd className="tabular-nums">{page.code}</dd>
        <dt>種別</dt>
        <dd>{page.type}</dd>
        {page.since && (
          <>
            <dt>このコードの開始</dt>
            <dd>{formatDate(page.since)}</dd>
          </>
        )}
        {page.aliases.length > 0 && (
          <>
            <dt>ほかの表記</dt>
            <dd>{page.aliases.join('、')}</dd>
          </>
        )}
        {page.officeNote && (
          <>
            <dt>庁舎の位置</dt>
            <dd>{page.officeNote}</dd>
          </>
        )}
        {page.sameName.length > 0 && (
          <>
            <dt>同じ名前の団体</dt>
            <dd>
              <ul>
                {page.sameName.map((other) => (
                  <li key={other.code}>
                    <a href={`/register/${other.code}`} className="inline-block py-1">{`${other.prefecture} ${page.name}（${other.code}）`}</a>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <PopulationTable populations={page.populations} crossed={page.crossed} />
      <MunicipalityHistory code={page.code} history={page.history} />
    </>
  );
}
