import type { Metadata } from 'next';
import { Field, fieldIds } from '@/components/form/Field';
import { Select } from '@/components/form/controls';
import { Contents } from '@/components/results/Contents';
import { ResultTags } from '@/components/results/ResultTags';
import { TrendItem } from '@/components/results/TrendItem';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { getTrend, type Trend } from '@/lib/results/trend/get-trend';
import { published2012 } from '@/lib/results/counting/published';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import { whichYear } from '@/lib/survey/which-municipality';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ column?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).year}年度までの経年比較` };
}

export default async function TrendPage({ params, searchParams }: Props) {
  const actor = await getActor();
  const [{ year: inPath }, { column }] = await Promise.all([params, searchParams]);
  const { wave, publishedYears, trend } = await pageData(async () => getTrend(actor, { year: whichYear(inPath), column: typeof column === 'string' ? column : '' }));
  const path = `/results/${wave.year}/trend`;
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: formatFiscalYear(wave.year), href: `/results/${wave.year}` }, { label: '経年比較' }]} />
      <PageHeading title="経年比較" above={wave.title}>
        <div className="mt-2"><ResultTags wave={wave} /></div>
        <p className="mt-2">公表した年度の集計と、2012年の公表値を、質問ごとに並べます。</p>
      </PageHeading>
      {trend ? <Years trend={trend} path={path} /> : (
        <Notice title="この年度の集計は、まだ公表されていません">
          <p>{wave.closesOn && `受付は${formatDate(wave.closesOn)}までです。`}公表されると、前の年度と並べてここに載ります。</p>
          {publishedYears.map((year) => <p key={year}><a href={`/results/${year}/trend`} className="inline-block py-1.5">{formatFiscalYear(year)}までの経年比較</a></p>)}
        </Notice>
      )}
    </>
  );
}

function Years({ trend, path }: { trend: Trend; path: string }) {
  const { sections, column, years, schemes, crossed, answered } = trend;
  const in2012 = new Set(itemsOf(questionnaireFor(published2012.survey.year)).map(({ key }) => key));
  const band2012 = column.scheme === 'all' ? 'all' : column.scheme === published2012.survey.scheme ? column.band.key : null;
  return (
    <>
      <form method="get" action={path} className="print:hidden">
        <div className="flex flex-wrap items-end gap-x-6">
          <Field name="column" label="どの団体を見るか">
            <Select id={fieldIds('column').input} name="column" defaultValue={column.scheme === 'all' ? '' : `${column.scheme}:${column.band.key}`}>
              <option value="">全体</option>
              {schemes.map(({ key, label, bands }) => (
                <optgroup key={key} label={label}>
                  {bands.map((band) => <option key={band.key} value={`${key}:${band.key}`}>{band.label}</option>)}
                </optgroup>
              ))}
            </Select>
          </Field>
          <Button look="secondary" className="mb-5">表示する</Button>
        </div>
      </form>
      <h2 className="mt-4 text-std-24B-150">{column.band.label}</h2>
      <p className="mt-2">集計に入った団体：{years.map((year, i) => `${year}年度 ${answered[i] ?? '―'}`).join('、')}{band2012 === 'all' && `、2012年 ${published2012.survey.valid}`}。</p>
      <ul className="my-3 list-disc pl-6">
        <li>割合は、その年度にその質問に回答した団体に占める割合です。回答した団体が5に満たないときは出しません。「秘匿」は、公表した版で伏せた数です。</li>
        {years.length > 1 && <li>前の年度との差は、フィッシャーの正確確率検定（両側、5%）と95%信頼区間の両方で確かめています。同じ団体が両方の年度に答えていても別々の団体として扱うので、控えめな判定です。多くの行を見比べると、20に1つほどは偶然でも「言える」になります。</li>}
        {years.length === 1 && <li>比べられる前の年度は、まだ公表されていません。2012年の公表値だけを並べています。</li>}
        {column.scheme !== 'all' && <li>人口や種別が変わって区分を移った団体は、それぞれの年度の区分で数えています。{years.length > 1 && crossed !== null && `${years.at(-2)}年度と${years.at(-1)}年度で区分が違う団体は、全国で${crossed}団体です。`}{years.length > 1 && crossed === null && '移った団体の数は、3団体に満たないときは示しません。'}</li>}
        {band2012 === null && <li>2012年の公表値には、この区分の数がありません。</li>}
      </ul>
      <Contents sections={sections} />
      {sections.map(({ key, number, title, items }) => (
        <section key={key} id={`section-${key}`} aria-labelledby={`section-${key}-heading`} className="mt-10 break-inside-auto!">
          <h2 id={`section-${key}-heading`} className="border-b-2 border-blue-900 pb-1 text-std-24B-150">{number} {title}</h2>
          {items.map((item) => <TrendItem key={item.key} item={item} years={years} in2012={in2012.has(item.key)} band2012={band2012} />)}
        </section>
      ))}
    </>
  );
}
