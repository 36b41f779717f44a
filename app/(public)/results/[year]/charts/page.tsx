import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ChartForm } from '@/components/results/ChartForm';
import { Drawing } from '@/components/results/charts/Drawing';
import { isKind, KINDS, type Pictured, pictureOf, rateKey } from '@/components/results/charts/picture-of';
import { ItemTable } from '@/components/results/ItemTable';
import { OutputLinks } from '@/components/results/OutputLinks';
import { PrefectureTable, RateTable, TrendTable } from '@/components/results/RateTables';
import { SwitchLinks } from '@/components/results/SwitchLinks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';
import { NotFoundError } from '@/lib/platform/errors';
import { formatFiscalYear } from '@/lib/platform/time';
import { sourceOf } from '@/lib/results/editions/edition-notes';
import { getPictureData } from '@/lib/results/open-data/get-picture-data';
import { listYears } from '@/lib/results/counting/list-years';
import { published2012 } from '@/lib/results/counting/published';
import { ratesOf } from '@/lib/results/report/rates';
import type { PublishedYear } from '@/lib/results/open-data/tabulate-edition';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const WIDE = 900;
const PHONE = 350;

function yearOf(text: string): number {
  if (!/^20\d{2}$/.test(text)) notFound();
  return Number(text);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${yearOf((await params).year)}年度の調査結果の図` };
}

export default async function ChartsPage({ params, searchParams }: Props) {
  const year = yearOf((await params).year);
  const query = await searchParams;
  const asked = (name: string) => (typeof query[name] === 'string' && query[name] !== '' ? query[name] : undefined);
  const edition = asked('edition');
  if (edition !== undefined && !/^[1-9]\d{0,3}$/.test(edition)) notFound();
  const kind = isKind(query.kind) ? query.kind : 'bars';
  const actor = await getActor();
  const data = await getPictureData(actor, { year, number: edition === undefined ? undefined : Number(edition), kind }).catch((error: unknown) => {
    if (error instanceof NotFoundError && edition === undefined) return null;
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
  // 2012 is a publication of its own, without editions.
  if (!data && (year === published2012.survey.year || !(await listYears(actor)).some((known) => known.year === year))) notFound();
  const trail = [{ label: '調査結果', href: '/results' }, { label: `${year}年度`, href: `/results/${year}` }, { label: '図' }];
  if (!data)
    return (
      <>
        <Breadcrumbs trail={trail} />
        <PageHeading title={`${formatFiscalYear(year)}の調査結果の図`} />
        <Notice title="結果の公表前です">
          <p>図は、事務局が結果を公表すると、ここに載ります。いまの状況は<a href={`/results/${year}`}>{year}年度の調査結果</a>にあります。</p>
        </Notice>
      </>
    );
  const { published } = data;
  const picture = pictureOf(data, { kind, scheme: asked('scheme'), item: asked('item') });
  const path = `/results/${year}/charts`;
  const keep = { ...(edition === undefined ? {} : { edition }), ...(asked('item') ? { item: asked('item')! } : {}), ...(asked('scheme') ? { scheme: asked('scheme')! } : {}) };
  const file = `/results/${year}/editions/${published.edition.number}/charts/${kind}.svg?${new URLSearchParams({ ...(kind === 'bars' || kind === 'heat' ? { scheme: picture.scheme } : {}), ...(kind === 'heat' ? {} : { item: picture.item }) })}`;
  return (
    <>
      <Breadcrumbs trail={trail} />
      <PageHeading title={`${formatFiscalYear(year)}の調査結果の図`} above={published.edition.title}>
        <p className="mt-2">{sourceOf(published, '')}</p>
      </PageHeading>
      {published.newest > published.edition.number && (
        <Notice tone="warning" title={`第${published.edition.number}版の図です。`}>
          <p>この版は後の版で訂正されています。<a href={path}>いまの版（第{published.newest}版）の図</a>をご覧ください。</p>
        </Notice>
      )}
      <SwitchLinks label="図の種類" options={KINDS.map(({ key, label }) => ({ href: `${path}?${new URLSearchParams({ kind: key, ...keep })}`, label, current: key === kind }))} />
      <ChartForm {...{ path, kind, edition: edition ?? '', scheme: picture.scheme, item: picture.item, ...choicesOf(picture, published) }} />
      {picture.problem && <Notice tone="warning" title={picture.problem} />}
      <section aria-label={picture.title} className="break-inside-auto!">
        <h2 className="sr-only">{picture.title}</h2>
        {picture.kind === 'trend' && !picture.of ? (
          <p className="my-4">この質問（{picture.title}）は、割合で表せる答えがないため、年ごとの図がありません。別の質問を選んでください。</p>
        ) : (
          <>
            <Drawing label={`${picture.title}の図`} wide={picture.draw('wide', WIDE)} narrow={picture.draw('narrow', PHONE)} />
            <p className="my-4"><LinkButton look="secondary" href={file} download>この図を保存（SVG）</LinkButton></p>
            <h2 className="mt-8 text-std-24B-150">図と同じ数の表</h2>
            <PictureTable picture={picture} />
          </>
        )}
      </section>
      <OutputLinks year={year} number={edition === undefined ? undefined : published.edition.number} scheme={picture.scheme} />
    </>
  );
}

function PictureTable({ picture }: { picture: Pictured }) {
  const { columns } = picture.tabulated;
  switch (picture.kind) {
    case 'bars':
      return <ItemTable item={picture.of} columns={columns} with2012={false} />;
    case 'heat':
      return (
        <>
          <p>その答えの団体数（割合）／回答した団体数です。</p>
          <RateTable sections={picture.of.sections} columns={columns} />
          <p className="mt-4">割合の大小で備えを比べられない質問（人数・時期・事業者名・設置場所など）は、この一覧に入れていません：{picture.of.without.map(({ number, label }) => `${number} ${label}`).join('、')}。</p>
        </>
      );
    case 'trend':
      return picture.of && <TrendTable trend={picture.of} />;
    case 'map':
      return picture.of ? (
        <>
          <p>点は市区町村の庁舎の位置、濃さは都道府県全体の割合です。市区町村ごとの答えは示していません。地図は緯度と経度をそのまま縦横に置いたもの（経度は北緯37度に合わせて縮めています）で、距離や面積を測るものではありません。</p>
          <PrefectureTable rate={picture.of} columns={columns} />
        </>
      ) : null;
  }
}

function choicesOf(picture: Pictured, { edition }: Pick<PublishedYear, 'edition'>) {
  const { sections } = picture.tabulated;
  const schemes = picture.kind === 'bars' || picture.kind === 'heat' ? edition.facts.schemes.map(({ key, label }) => ({ value: key, label })) : [];
  if (picture.kind === 'heat') return { schemes, sections: [] };
  if (picture.kind === 'map')
    return { schemes, sections: ratesOf(edition.questionnaire, sections).sections.map(({ number, title, rates }) => ({ label: `${number} ${title}`, items: rates.map((rate) => ({ value: rateKey(rate), label: `${rate.number} ${rate.label}` })) })) };
  return { schemes, sections: sections.map(({ number, title, items }) => ({ label: `${number} ${title}`, items: items.map(({ key, number: of, label }) => ({ value: key, label: `${of} ${label}` })) })) };
}
