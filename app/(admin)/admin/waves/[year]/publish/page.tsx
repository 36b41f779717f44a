import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GoesIn, WithheldTable } from '@/components/results/EditionPreviewTables';
import { ErrataTables } from '@/components/results/ErrataTables';
import { PublishForm } from '@/components/results/PublishForm';
import { RuleText } from '@/components/results/RuleText';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDateTime, formatFiscalYear } from '@/lib/platform/time';
import { listEditions } from '@/lib/results/editions/list-editions';
import { type EditionPreview, previewEdition } from '@/lib/results/editions/preview-edition';
import { publish } from './actions';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ done?: string | string[] }> };

const readYear = (text: string): number => (/^\d{4}$/.test(text) ? Number(text) : notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${formatFiscalYear(readYear((await params).year))}の結果の公表` };
}

export default async function PublishPage({ params, searchParams }: Props) {
  const year = readYear((await params).year);
  const { done } = await searchParams;
  const actor = await requireActor();
  const [preview, { title, editions }] = await pageData(async () => [await previewEdition(actor, { year }), await listEditions(actor, { year })] as const);
  const newest = editions[0];
  return (
    <>
      <Breadcrumbs trail={[{ label: '年度の運営', href: '/admin/waves' }, { label: formatFiscalYear(year), href: `/admin/waves/${year}` }, { label: '結果の公表' }]} />
      <PageHeading title="結果の公表" above={title}>
        <p className="mt-2">公表した版は、内容もアドレスも変わりません。公表のあとに回答を直したときは、新しい版を正誤表とともに公表します。</p>
      </PageHeading>
      {newest && String(newest.number) === done && (
        <Notice tone="success" title={`第${newest.number}版を公表しました。だれでも見られます。`} live>
          <p><a href={`/results/${year}`} className="inline-block py-2">公表した結果を見る</a></p>
        </Notice>
      )}
      <Standing year={year} editions={editions} />
      <section aria-labelledby="next" className="my-8">
        <h2 id="next" className="text-std-24B-150">{newest ? `訂正する（第${newest.number + 1}版）` : '公表する（第1版）'}</h2>
        {preview.ready ? <Next preview={preview} year={year} /> : <Notice title={preview.why} className="mt-2" />}
      </section>
    </>
  );
}

function Standing({ year, editions }: { year: number; editions: Awaited<ReturnType<typeof listEditions>>['editions'] }) {
  return (
    <section aria-labelledby="standing" className="my-8">
      <h2 id="standing" className="text-std-24B-150">公表した版</h2>
      {editions.length === 0 ? (
        <p className="mt-2">まだ公表していません。</p>
      ) : (
        <ul className="mt-2">
          {editions.map(({ number, publishedAt, errata }) => (
            <li key={number} className="flex flex-wrap items-center gap-x-4">
              <a href={`/results/${year}/editions/${number}`} className="inline-block py-2">第{number}版</a>
              <span>{formatDateTime(publishedAt)}公表</span>
              {number > 1 && <a href={`/results/${year}/editions#edition-${number}`} className="inline-block py-2">正誤表（{errata.length.toLocaleString('ja-JP')}か所）</a>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Next({ preview, year }: { preview: Extract<EditionPreview, { ready: true }>; year: number }) {
  if (!preview.differs) return <Notice title={`第${preview.number - 1}版と違うところはありません`} className="mt-2"><p>回答や有効・無効、報告書の書き添え、団体名の掲載の同意が変わると、ここから訂正できます。</p></Notice>;
  return (
    <>
      <p className="mt-2">
        集計に入る回答は{preview.counted.toLocaleString('ja-JP')}団体です。
        <a href={`/results/${year}`}>いまの回答の集計</a>を確かめてから公表してください。
      </p>
      <h3 className="mt-6 text-std-20B-150">伏せる数</h3>
      <WithheldTable withheld={preview.withheld} />
      <details className="my-2">
        <summary className="min-h-11 cursor-pointer py-2">数を伏せる決まり</summary>
        <RuleText rule={preview.facts.rule} />
      </details>
      <h3 className="mt-6 text-std-20B-150">表のほかに載せるもの</h3>
      <GoesIn facts={preview.facts} questionnaire={preview.questionnaire} />
      {preview.number > 1 && (
        <>
          <h3 className="mt-6 text-std-20B-150">正誤表</h3>
          <p className="mt-1">第{preview.number - 1}版との違いです。この内容が公表されます。</p>
          <ErrataTables edition={preview} before={preview.number - 1} after={preview.number} />
        </>
      )}
      <h3 className="mt-6 text-std-20B-150">公表</h3>
      <PublishForm action={publish} year={year} number={preview.number} mark={preview.mark} />
    </>
  );
}
