import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ErrataTables } from '@/components/results/ErrataTables';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { listEditions } from '@/lib/results/editions/list-editions';

type Props = { params: Promise<{ year: string }> };

const yearOf = (text: string): number => (/^\d{4}$/.test(text) ? Number(text) : notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${yearOf((await params).year)}年度の結果の版と正誤表` };
}

/** Every edition of a year, and what each corrected. */
export default async function EditionsPage({ params }: Props) {
  const year = yearOf((await params).year);
  const actor = await getActor();
  const { title, editions } = await pageData(() => listEditions(actor, { year }));
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: `${year}年度`, href: `/results/${year}` }, { label: '版の一覧と正誤表' }]} />
      <PageHeading title={`${formatFiscalYear(year)}の結果の版と正誤表`} above={title}>
        <p className="mt-2">公表した結果は、版ごとに公表したときのまま残します。訂正するときは新しい版を公表し、前の版との違いを正誤表に載せます。「秘匿」は、団体の回答が分からないように伏せた数です（<a href="/results/rule">数を伏せる決まり</a>）。</p>
      </PageHeading>
      {editions.length === 0 && <Notice title="まだ公表していません"><p>事務局が結果を公表すると、ここに版が並びます。</p></Notice>}
      {editions.map((edition, i) => (
        <section key={edition.number} aria-labelledby={`edition-${edition.number}`} className="my-8 border-t border-solid-gray-420 pt-4">
          <h2 id={`edition-${edition.number}`} className="text-std-20B-150">
            <a href={`/results/${year}/editions/${edition.number}`} className="inline-block py-1.5">第{edition.number}版</a>
          </h2>
          {i === 0 && <Tag tone="done">最新</Tag>}
          <p className="mt-2">{formatDateTime(edition.publishedAt)}（日本時間）公表</p>
          {edition.number === 1 ? (
            <p>最初の版です。</p>
          ) : (
            <>
              <h3 className="mt-3 text-std-17B-170">訂正の理由</h3>
              <p className="whitespace-pre-wrap">{edition.reason}</p>
              <h3 className="mt-3 text-std-17B-170">正誤表</h3>
              <ErrataTables edition={edition} before={edition.number - 1} after={edition.number} />
            </>
          )}
        </section>
      ))}
    </>
  );
}
