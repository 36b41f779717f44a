import type { Metadata } from 'next';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { CompareForm } from '@/components/results/CompareForm';
import { CrossForm } from '@/components/results/CrossForm';
import { CrossTableView } from '@/components/results/CrossTableView';
import { ResultTags } from '@/components/results/ResultTags';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatFiscalYear } from '@/lib/platform/time';
import { crossAddress, readCrossQuery } from '@/lib/results/cross/cross-query';
import { crossWords } from '@/lib/results/cross/cross-words';
import { type Cross, getCross } from '@/lib/results/cross/get-cross';
import { whichYear } from '@/lib/survey/which-municipality';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).year}年度の自由集計` };
}

export default async function CrossPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const asked = readCrossQuery(await searchParams);
  const cross = await pageData(async () => getCross(actor, { year: whichYear((await params).year), asked }));
  const { wave, questionnaire, dimensions, query, table, errors, found } = cross;
  const path = `/results/${wave.year}/cross`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: formatFiscalYear(wave.year), href: `/results/${wave.year}` }, { label: '自由集計' }]} />
      <PageHeading title="自由集計" above={wave.title}>
        <div className="mt-2"><ResultTags wave={wave} /></div>
        <p className="mt-2">どの質問も、人口区分、種別、都道府県、別の質問で分けて数えられます。表の内容はアドレスに入っているので、そのまま控えておけます。</p>
      </PageHeading>
      <ErrorSummary errors={errors} />
      <Notice tone="warning" title="事務局だけが見る表です">
        <p>少ない団体の数もそのまま出ます。この画面の数は公表しないでください。公表できる数は、公表した版に載っています。作った表は操作の記録に残ります。</p>
      </Notice>
      <CrossForm {...{ path, questionnaire, dimensions, query, errors, found }} />
      {table ? <Result cross={cross} table={table} path={path} /> : <p className="my-6">「集計する質問」を選んで「表を作る」を押すと、ここに表が出ます。</p>}
    </>
  );
}

function Result({ cross, table, path }: { cross: Cross; table: NonNullable<Cross['table']>; path: string }) {
  const { query, errors } = cross;
  const { narrowed, base } = crossWords(cross, table);
  return (
    <section aria-labelledby="table">
      <h2 id="table" className="mt-8 text-std-24B-150">{table.number} {table.label}</h2>
      {narrowed.length > 0 && <p className="mt-2">しぼり込み：{narrowed.join('、かつ ')}</p>}
      <p className="mt-2">{base}{table.onlyIfLabel && `この質問は、${table.onlyIfLabel}に答えるものです。`}</p>
      {table.left > 0 && (
        <>
          <CompareForm {...{ path, query, table, errors }} />
          <CrossTableView table={table} />
          <Notes table={table} />
          <p className="mt-4"><LinkButton look="secondary" href={crossAddress(`${path}/csv`, query)}>この表をCSVで書き出す</LinkButton></p>
        </>
      )}
    </section>
  );
}

function Notes({ table }: { table: NonNullable<Cross['table']> }) {
  return (
    <ul className="my-3 list-disc pl-6 text-solid-gray-700">
      <li>割合は、その列で回答した団体に占める割合です。回答した団体が5に満たない列には、割合を出しません。</li>
      {table.overlapping && <li>いくつでも選べる質問で分けているため、一つの団体が二つ以上の列に入ることがあります。このため、列どうしの差は比べません。</li>}
      {table.compared && <li>差は、フィッシャーの正確確率検定（両側、5%）とウィルソンの信頼区間にもとづく差の95%信頼区間の両方で確かめ、どちらでも偶然とは考えにくいときだけ「高いと言える」とします。多くの行を見比べると、20に1つほどは偶然でも「言える」になります。</li>}
    </ul>
  );
}
