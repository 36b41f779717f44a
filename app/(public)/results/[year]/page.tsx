import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BarPatterns } from '@/components/results/Bars';
import { Contents } from '@/components/results/Contents';
import { ItemSection } from '@/components/results/ItemSection';
import { ParticipationTable } from '@/components/results/ParticipationTable';
import { ResultTags } from '@/components/results/ResultTags';
import { SwitchLinks } from '@/components/results/SwitchLinks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { schemes } from '@/lib/register/bands';
import { getResults } from '@/lib/results/get-results';
import { listYears } from '@/lib/results/list-years';
import { questionnaireFor } from '@/lib/survey/current-questionnaire';
import { itemsOf } from '@/lib/survey/fields';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ scheme?: string | string[] }> };

function yearOf(text: string): number {
  if (!/^\d{4}$/.test(text)) notFound();
  return Number(text);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${yearOf((await params).year)}年度の調査結果` };
}

export default async function YearResultsPage({ params, searchParams }: Props) {
  const year = yearOf((await params).year);
  const { scheme: wanted } = await searchParams;
  const actor = await getActor();
  const { wave, scheme, participation, counts } = await pageData(() => getResults(actor, { year, scheme: typeof wanted === 'string' ? wanted : undefined }));
  const years = [...new Set([...(await listYears(actor)).map((known) => known.year), 2012])];
  const in2012 = new Set(itemsOf(questionnaireFor(2012)).map(({ key }) => key));
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: `${year}年度` }]} />
      <PageHeading title={`${formatFiscalYear(year)}の調査結果`} above={wave.title}>
        <div className="mt-2"><ResultTags wave={wave} /></div>
        <p className="mt-2">
          調査基準日 {formatDate(wave.referenceDate)}。人口区分は{formatDate(wave.populationAsOf)}の人口で分けています。
        </p>
        {wave.publishedAt && !wave.rebuilt && <p className="print:hidden"><a href={`/results/${year}/report`} className="inline-block py-2">調査の報告を読む</a></p>}
      </PageHeading>
      <SwitchLinks label="年度" options={years.map((of) => ({ href: of === 2012 ? '/results/2012' : `/results/${of}?scheme=${scheme.key}`, label: of === 2012 ? '2012年（公表値）' : `${of}年度`, current: of === year }))} />
      <SwitchLinks label="人口区分の分け方" options={schemes.map(({ key, label }) => ({ href: `/results/${year}?scheme=${key}`, label, current: key === scheme.key }))} />
      <p className="hidden print:block">人口区分の分け方：{scheme.label}</p>
      <ParticipationTable participation={participation} scheme={scheme.label} />
      {!counts && (
        <Notice title="集計の公表前です">
          <p>
            回答の集計は、事務局が公表すると、ここに載ります。
            {wave.closesOn && `受付は${formatDate(wave.closesOn)}までです。`}
          </p>
        </Notice>
      )}
      {counts && !wave.publishedAt && (
        <Notice tone="warning" title="公表前の集計です">
          <p>事務局だけに見えています。提出と取り下げのたびに変わります。</p>
        </Notice>
      )}
      {counts && (
        <>
          <p className="mt-4">
            割合は、その質問に回答した団体に占める割合です。2012年の列は公表値で、公表されていない数は「公表値なし」、「算出」は公表された数と母数からこちらで計算した割合です。
          </p>
          <Contents sections={counts.sections} />
          <BarPatterns />
          {counts.sections.map(({ key, number, title, items }) => (
            <section key={key} id={`section-${key}`} aria-labelledby={`section-${key}-heading`} className="mt-10 break-inside-auto!">
              <h2 id={`section-${key}-heading`} className="border-b-2 border-blue-900 pb-1 text-std-24B-150">{number} {title}</h2>
              {items.map((item) => <ItemSection key={item.key} item={item} columns={counts.columns} in2012={in2012.has(item.key)} />)}
            </section>
          ))}
        </>
      )}
    </>
  );
}
