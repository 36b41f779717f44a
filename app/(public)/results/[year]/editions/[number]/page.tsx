import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EditionBody } from '@/components/results/EditionBody';
import { EditionHead } from '@/components/results/EditionHead';
import { OutputLinks } from '@/components/results/OutputLinks';
import { ResultTags } from '@/components/results/ResultTags';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { pageData } from '@/lib/people/page-errors';
import { day, formatDate, formatFiscalYear } from '@/lib/platform/time';
import { firstScheme } from '@/lib/register/bands';
import { viewOf } from '@/lib/results/editions/edition-view';
import { getEdition } from '@/lib/results/editions/get-edition';
import { questionnaireFor } from '@/lib/survey/questionnaire/current-questionnaire';
import { itemsOf } from '@/lib/survey/questionnaire/fields';

type Query = Record<'scheme' | 'band', string | string[] | undefined>;
type Props = { params: Promise<{ year: string; number: string }>; searchParams: Promise<Query> };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

async function wanted(params: Props['params']): Promise<{ year: number; number: number }> {
  const { year, number } = await params;
  if (!/^\d{4}$/.test(year) || !/^[1-9]\d{0,3}$/.test(number)) notFound();
  return { year: Number(year), number: Number(number) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year, number } = await wanted(params);
  return { title: `${year}年度の調査結果 第${number}版` };
}

/** An edition at its own address: what it showed on the day it was published, to everyone alike. */
export default async function EditionPage({ params, searchParams }: Props) {
  const { year, number } = await wanted(params);
  const query = await searchParams;
  const actor = await getActor();
  const scheme = one(query.scheme);
  const read = await pageData(() => getEdition(actor, { year, number, schemes: [scheme ?? firstScheme.key, firstScheme.key] }));
  const { edition, newest } = read;
  const view = viewOf(read, { scheme, band: one(query.band) });
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: `${year}年度`, href: `/results/${year}` }, { label: '版の一覧', href: `/results/${year}/editions` }, { label: `第${number}版` }]} />
      <PageHeading title={`${formatFiscalYear(year)}の調査結果 第${number}版`} above={edition.title}>
        <div className="mt-2"><ResultTags wave={{ ...edition.facts, publishedAt: edition.publishedAt }} /></div>
        <p className="mt-2">
          調査基準日 {formatDate(day(edition.facts.referenceDate))}。人口区分は{formatDate(day(edition.facts.populationAsOf))}の人口で分けています。
        </p>
      </PageHeading>
      <OutputLinks year={year} number={number} scheme={view.scheme.key} read={[{ href: `/results/${year}/charts?edition=${number}`, label: '図で見る' }, { href: `/results/${year}/editions`, label: '版の一覧と正誤表' }]} />
      <EditionHead edition={edition} newest={newest} fixed />
      <EditionBody
        edition={edition}
        view={view}
        path={`/results/${year}/editions/${number}`}
        in2012={new Set(itemsOf(questionnaireFor(2012)).map(({ key }) => key))}
      />
    </>
  );
}
