import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CrossLink } from '@/components/results/CrossLink';
import { EditionBody } from '@/components/results/EditionBody';
import { EditionHead } from '@/components/results/EditionHead';
import { ParticipationTable } from '@/components/results/ParticipationTable';
import { ResultSections } from '@/components/results/ResultSections';
import { ResultTags } from '@/components/results/ResultTags';
import { SwitchLinks } from '@/components/results/SwitchLinks';
import { OutputLinks } from '@/components/results/OutputLinks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { mayCrossResults, mayPublishResults } from '@/lib/people/access';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { schemes } from '@/lib/register/bands';
import { getResults, type YearResults } from '@/lib/results/counting/get-results';
import { listYears } from '@/lib/results/counting/list-years';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';

type Query = Record<'scheme' | 'band' | 'view', string | string[] | undefined>;
type Props = { params: Promise<{ year: string }>; searchParams: Promise<Query> };

function yearOf(text: string): number {
  if (!/^\d{4}$/.test(text)) notFound();
  return Number(text);
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${yearOf((await params).year)}年度の調査結果` };
}

const toRead = (year: number) => [
  { href: `/results/${year}/report`, label: '調査の報告を読む' },
  { href: `/results/${year}/charts`, label: '図で見る' },
  { href: `/results/${year}/trend`, label: '前の年度・2012年と比べる' },
  { href: `/results/${year}/editions`, label: '版の一覧と正誤表' },
];

export default async function YearResultsPage({ params, searchParams }: Props) {
  const year = yearOf((await params).year);
  const query = await searchParams;
  const actor = await getActor();
  const asPublished = query.view === 'edition';
  const results = await pageData(() => getResults(actor, { year, scheme: one(query.scheme), band: one(query.band), asPublished }));
  const { wave, scheme, published } = results;
  const years = [...new Set([...(await listYears(actor)).map((known) => known.year), 2012])];
  const in2012 = new Set(itemsOf(questionnaireFor(2012)).map(({ key }) => key));
  const secretariat = mayPublishResults(actor);
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: `${year}年度` }]} />
      <PageHeading title={`${formatFiscalYear(year)}の調査結果`} above={published?.edition.title ?? wave.title}>
        <div className="mt-2"><ResultTags wave={{ ...wave, publishedAt: published?.edition.publishedAt ?? wave.publishedAt }} /></div>
        <p className="mt-2">
          調査基準日 {formatDate(wave.referenceDate)}。人口区分は{formatDate(wave.populationAsOf)}の人口で分けています。
        </p>
      </PageHeading>
      {wave.publishedAt && !wave.rebuilt && <OutputLinks year={year} scheme={scheme.key} read={toRead(year)} />}
      <CrossLink shown={mayCrossResults(actor)} year={year} />
      <SwitchLinks label="年度" options={years.map((of) => ({ href: of === 2012 ? '/results/2012' : `/results/${of}?scheme=${scheme.key}`, label: of === 2012 ? '2012年（公表値）' : `${of}年度`, current: of === year }))} />
      {secretariat && results.hasEdition && (
        <SwitchLinks
          label="表示する集計（事務局だけに見える切り替え）"
          options={[{ href: `/results/${year}?scheme=${scheme.key}`, label: 'いまの回答の集計', current: !published }, { href: `/results/${year}?scheme=${scheme.key}&view=edition`, label: '公表した版（だれにでも見える形）', current: published !== null }]}
        />
      )}
      {published ? (
        <>
          <EditionHead edition={published.edition} newest={published.newest} fixed={false} />
          <EditionBody edition={published.edition} view={published.view} path={`/results/${year}`} query={secretariat ? { view: 'edition' } : {}} in2012={in2012} />
        </>
      ) : (
        <Standing results={results} year={year} in2012={in2012} />
      )}
    </>
  );
}

/** Who takes part; and for the secretariat the counts as they stand at this moment, with nothing withheld. */
function Standing({ results: { wave, scheme, participation, counts, hasEdition }, year, in2012 }: { results: YearResults; year: number; in2012: ReadonlySet<string> }) {
  return (
    <>
      <SwitchLinks label="人口区分の分け方" options={schemes.map(({ key, label }) => ({ href: `/results/${year}?scheme=${key}`, label, current: key === scheme.key }))} />
      <p className="hidden print:block">人口区分の分け方：{scheme.label}</p>
      <ParticipationTable participation={participation} scheme={scheme.label} />
      {!counts && (
        <Notice title="集計の公表前です">
          <p>
            回答の集計は、受付を締め切って事務局が公表すると、ここに載ります。すでに公表された年度の結果は、上の「年度」から選べます。
            {wave.closesOn && `受付は${formatDate(wave.closesOn)}までです。`}
          </p>
        </Notice>
      )}
      {counts && !wave.rebuilt && (
        <Notice tone="warning" title={hasEdition ? 'いまの回答の集計です' : '公表前の集計です'}>
          <p>
            事務局だけに見えています。提出と取り下げのたびに変わり、小さい数も伏せていません。
            {hasEdition && '公表した版は、これとは別に、公表したときのまま残っています。'}
          </p>
          <p><a href={`/admin/waves/${year}/publish`} className="inline-block py-2">結果の公表</a></p>
        </Notice>
      )}
      {counts && (
        <>
          <p className="mt-4">
            割合は、その質問に回答した団体に占める割合です。2012年の列は公表値で、公表されていない数は「公表値なし」、「算出」は公表された数と母数からこちらで計算した割合です。
          </p>
          <ResultSections columns={counts.columns} sections={counts.sections} in2012={in2012} />
        </>
      )}
    </>
  );
}
