import type { Metadata } from 'next';
import { Contents } from '@/components/results/Contents';
import { NextSteps } from '@/components/results/NextSteps';
import { OwnChanges } from '@/components/results/OwnChanges';
import { OwnItem } from '@/components/results/OwnItem';
import { ResultTags } from '@/components/results/ResultTags';
import { PrintMarks } from '@/components/survey/PrintMarks';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { getOwnStanding, type OwnStanding, type PublishedStanding } from '@/lib/results/own-standing/get-own-standing';
import { surveyAddress } from '@/lib/survey/addresses';
import { whichMunicipality, whichYear } from '@/lib/survey/which-municipality';
import { WAVE_STATE_LABEL, waveState } from '@/lib/survey/waves/wave-state';

type Props = { params: Promise<{ year: string }>; searchParams: Promise<{ code?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).year}年度の自団体の位置` };
}

export default async function StandingPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const [{ year: inPath }, query] = await Promise.all([params, searchParams]);
  const standing = await pageData(async () => getOwnStanding(actor, { year: whichYear(inPath), code: whichMunicipality(actor, query.code) }));
  const { year, code, wave, municipality, published, last } = standing;
  return (
    <>
      <PrintMarks name={`${municipality}（${code}）`} title={`${wave.title} 自団体の位置`} />
      <Breadcrumbs trail={[{ label: 'ホーム', href: '/home' }, { label: formatFiscalYear(year), href: surveyAddress(year, code) }, { label: '自団体の位置' }]} />
      <PageHeading title={`${municipality}の位置`} above={wave.title}>
        <div className="mt-2"><ResultTags wave={wave} /></div>
        <p className="mt-2">この団体の回答を、公表した集計の中に置いて示します。ほかの団体の回答は、公表した数のほかには何も使っていません。この画面を見られるのは、この団体の回答担当と承認者だけです。</p>
      </PageHeading>
      <OwnState standing={standing} />
      {published && standing.submittedAt && (
        <section aria-labelledby="steps" className="my-8 break-inside-auto!">
          <h2 id="steps" className="text-std-24B-150">近い団体の多くが、すでにしていること</h2>
          <p className="mt-2">同じ規模・種別（{published.peersLabel}）の団体の半数を超える団体がしていて、この団体がまだしていないことを、多い順に10まで挙げます。</p>
          <NextSteps year={year} steps={published.steps} named={published.named} />
        </section>
      )}
      {standing.submittedAt && !last && <p className="my-6">この団体の前の年度の回答がないため、前の年度から変わったことは示せません。</p>}
      {last && (
        <section aria-labelledby="changes" className="my-8 break-inside-auto!">
          <h2 id="changes" className="text-std-24B-150">{formatFiscalYear(last.year)}から変わったこと</h2>
          <p className="mt-2">どちらの年度でも聞いた質問だけを比べています。備考は比べていません。</p>
          <OwnChanges year={year} before={last.year} changes={last.changes} />
        </section>
      )}
      {published && <Distribution published={published} />}
    </>
  );
}

function OwnState({ standing: { year, code, wave, published, submittedAt, counted } }: { standing: OwnStanding }) {
  const late = published && submittedAt && submittedAt > published.publishedAt;
  return (
    <>
      {!published && (
        <Notice title="この年度の集計は、まだ公表されていません">
          <p>
            いまは「{WAVE_STATE_LABEL[waveState(wave, new Date())]}」です。{wave.closesOn && `受付は${formatDate(wave.closesOn)}までです。`}事務局が受付を締め切って集計を公表すると、その日からここで比べられます。
          </p>
        </Notice>
      )}
      {!submittedAt && (
        <Notice title="この年度の回答は、まだ提出されていません">
          <p>提出すると、この団体の回答に印が付きます。<a href={surveyAddress(year, code)} className="inline-block py-1">{formatFiscalYear(year)}の調査票を開く</a></p>
        </Notice>
      )}
      {submittedAt && !counted && <Notice tone="warning" title="この団体の回答は「無効」とされ、集計に入っていません"><p>理由は受付票に出ています。</p></Notice>}
      {late && <Notice title="公表のあとに提出した回答です"><p>この団体の回答は{formatDate(submittedAt)}に提出したもので、{formatDate(published.publishedAt)}に公表した数には入っていないことがあります。</p></Notice>}
    </>
  );
}

function Distribution({ published: { number, publishedAt, threshold, columns, sections, own } }: { published: PublishedStanding }) {
  return (
    <>
      <h2 className="mt-10 text-std-24B-150">回答の分布と、この団体の回答</h2>
      <p className="mt-2">
        {formatDate(publishedAt)}に公表した第{number}版の数です。「秘匿」は、{threshold}団体に満たない数と、それが分かってしまう数です。割合は回答した団体に占める割合で、回答した団体が5に満たないときは出しません。数を書く質問は、幅に分けた団体数の中に置いています。
      </p>
      <Contents sections={sections} />
      {sections.map(({ key, number: of, title, items }) => (
        <section key={key} id={`section-${key}`} aria-labelledby={`section-${key}-heading`} className="mt-10 break-inside-auto!">
          <h2 id={`section-${key}-heading`} className="border-b-2 border-blue-900 pb-1 text-std-24B-150">{of} {title}</h2>
          {items.map((item) => <OwnItem key={item.key} item={item} columns={columns} own={own} />)}
        </section>
      ))}
    </>
  );
}
