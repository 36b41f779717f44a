import type { Metadata } from 'next';
import { FoundTable } from '@/components/register/FoundTable';
import { SearchForm } from '@/components/register/SearchForm';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { findMunicipalities, SHOWN_AT_MOST } from '@/lib/register/find-municipalities';
import { listPrefectures } from '@/lib/register/list-prefectures';
import { hasCheckDigit, readQuery } from '@/lib/register/search';

export const metadata: Metadata = { title: '市区町村の登録簿' };

type Props = { searchParams: Promise<{ q?: string | string[]; prefecture?: string | string[] }> };
const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? '';

export default async function RegisterPage({ searchParams }: Props) {
  const actor = await getActor();
  const { q, prefecture: chosen } = await searchParams;
  const query = single(q).slice(0, 100);
  const prefectures = await listPrefectures(actor);
  const prefecture = prefectures.find(({ code }) => code === single(chosen))?.code ?? '';
  const { total, found } = await findMunicipalities(actor, { query, prefecture });
  const read = readQuery(query);
  const asked = read.kind !== 'empty' || prefecture !== '';
  const real = prefectures.filter(({ demo }) => !demo).reduce((sum, { municipalities }) => sum + municipalities, 0);
  const mistyped = read.kind === 'code' && read.digits.length === 6 && !hasCheckDigit(read.digits);

  return (
    <>
      <PageHeading title="市区町村の登録簿">
        <p className="mt-2">
          全国の{real.toLocaleString('ja-JP')}市区町村を、総務省の団体コードと住民基本台帳の人口をもとにまとめています。人口にはいつの値かを必ず添えています。
        </p>
      </PageHeading>
      <SearchForm query={query} prefecture={prefecture} prefectures={prefectures} />
      {asked && (
        <section aria-labelledby="found">
          <h2 id="found" className="text-std-24B-150">
            {total > 0 ? `${total.toLocaleString('ja-JP')}件見つかりました` : '見つかりませんでした'}
          </h2>
          {mistyped && found.length > 0 && <p className="mt-2">入力されたコードの6けた目（検査数字）が合わないため、先頭の5けたで探しました。</p>}
          {total > found.length && <p className="mt-2">先頭の{SHOWN_AT_MOST}件を表示しています。名前の続きを入れるか、都道府県を選ぶと絞り込めます。</p>}
          {total > 0 ? (
            <FoundTable rows={found} />
          ) : (
            <p className="mt-2">名前の一部だけ、または読みだけで探すか、都道府県を「すべて」にしてお試しください。合併の前の名前は、2012年の調査より後に変わったものが見つかります。</p>
          )}
        </section>
      )}
    </>
  );
}
