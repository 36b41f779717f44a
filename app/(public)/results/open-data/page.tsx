import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { getActor } from '@/lib/people/get-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { listAllEditions } from '@/lib/results/editions/list-all-editions';
import { editionAddress, openList } from '@/lib/results/open-data/open-data';

export const metadata: Metadata = { title: 'オープンデータ' };

const heading = 'mb-2 mt-8 text-std-24B-150';
const code = 'rounded-4 bg-solid-gray-50 px-1 font-mono wrap-anywhere';

const addresses = [
  { path: '/api/v1/results', what: '公表された版の一覧' },
  { path: '/api/v1/results/年度', what: 'その年度の、いまの版' },
  { path: '/api/v1/results/年度/editions/番号', what: '番号で指定した版。公表のあとは内容が変わりません' },
  { path: '/api/v1/openapi.json', what: '項目の説明（OpenAPI 3.1）' },
];

const options = [
  { name: 'scheme', what: '団体の分け方。all（全体）、size-100k（10万人未満／10万人以上）、type-size（町村・市区と人口規模）、type（市区町村の種別）、prefecture（都道府県）など。指定しないときは all。その版で選べるものは、答えの schemes にあります。' },
  { name: 'format', what: 'json か csv。指定しないときは Accept ヘッダーに従い、どちらもなければ json。' },
  { name: 'table', what: 'CSVで受け取る表。counts（集計表）、participation（提出の状況）、named（取組の例）、errata（正誤表）。指定しないときは counts。' },
];

export default async function OpenDataPage() {
  const { results } = openList(await listAllEditions(await getActor()));
  const example = results[0] ? editionAddress(results[0]) : '/api/v1/results/2026/editions/1';
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: 'オープンデータ' }]} />
      <PageHeading title="オープンデータ">
        <p className="mt-2">公表された集計を、プログラムから読める形（JSONとCSV）で置いています。登録もサインインも要りません。団体ごとの回答は含まれません。</p>
      </PageHeading>

      <h2 className={heading}>公表されたもの</h2>
      {results.length === 0 && <p>まだ公表された結果はありません。公表されると、ここに並びます。</p>}
      <ul>
        {results.map(({ year, number, publishedAt, newest, url, demo, reason }) => (
          <li key={url} className="border-t border-solid-gray-420 py-3 last:border-b">
            <p className="text-std-16B-170">{formatFiscalYear(year)}　第{number}版（{formatDate(new Date(publishedAt))}公表）{newest ? '' : '：後の版で訂正'}</p>
            {demo && <p>作り物の団体による見本です。</p>}
            {reason && <p>訂正の理由：{reason}</p>}
            <p className="flex flex-wrap gap-x-6">
              <a href={url} className="inline-block py-1.5">{year}年度 第{number}版のJSON</a>
              <a href={`${url}?format=csv`} className="inline-block py-1.5">{year}年度 第{number}版のCSV</a>
            </p>
          </li>
        ))}
      </ul>

      <h2 className={heading}>アドレス</h2>
      <Table caption="アドレスと、返すもの" captionHidden>
        <thead><tr><Th>アドレス</Th><Th>返すもの</Th></tr></thead>
        <tbody>
          {addresses.map(({ path, what }) => <tr key={path}><Th scope="row" className="font-normal"><code className="rounded-4 bg-solid-gray-50 px-1 font-mono whitespace-nowrap print:whitespace-normal">{path}</code></Th><Td className="min-w-56">{what}</Td></tr>)}
        </tbody>
      </Table>
      <p>項目ごとの説明は<a href="/api/v1/openapi.json" className="inline-block py-1.5">OpenAPI文書</a>にあります。</p>

      <h2 className={heading}>指定できること</h2>
      <dl>
        {options.map(({ name, what }) => <div key={name} className="my-2"><dt><code className={code}>{name}</code></dt><dd className="ml-4">{what}</dd></div>)}
      </dl>
      <p className="mt-4">例：</p>
      <ul className="ml-6 list-disc">
        <li><code className={code}>{example}?scheme=size-100k</code></li>
        <li><code className={code}>{example}?scheme=prefecture&amp;format=csv</code></li>
      </ul>

      <h2 className={heading}>数の読み方</h2>
      <ul className="ml-6 list-disc">
        <li>少数の団体数と、それが分かってしまう数は秘匿です。JSONでは <code className={code}>null</code>、CSVでは「秘匿」になります。決まりの数は、答えの <code className={code}>rule</code> に、決まりの説明は<a href="/results/rule">数を伏せる決まり</a>にあります。</li>
        <li>割合は、その質問に回答した団体に占める割合（%、小数第1位まで）です。回答した団体が少ないときは、団体数だけを示します。</li>
        <li>人数や台数は、1つずつの数ではなく階級で数えています。</li>
        <li>CSVはUTF-8（BOM付き）です。先頭の文字が計算式に見える文字列には、表計算ソフトが計算しないように「&apos;」を付けています。</li>
      </ul>

      <h2 className={heading}>きまり</h2>
      <ul className="ml-6 list-disc">
        <li>番号で指定した版の内容は変わりません。数が訂正されたときは、番号の大きい版を公表します。前の版も、同じアドレスに残ります。</li>
        <li>答えには <code className={code}>ETag</code> が付きます。<code className={code}>If-None-Match</code> で送ると、変わっていないときは304を返します。ほかのサイトのページからも読めます（CORS）。</li>
        <li>読めないときは、理由の文を <code className={code}>error.message</code> に入れて返します（400 指定の誤り、404 公表されていない）。</li>
        <li>データの利用条件は、まだ定められていません。使うときは、年度と版の番号、それに出典をお書きください。</li>
      </ul>
    </>
  );
}
