import type { Metadata } from 'next';
import { ResultTags } from '@/components/results/ResultTags';
import { PageHeading } from '@/components/ui/PageHeading';
import { Tag } from '@/components/ui/Tag';
import { getActor } from '@/lib/people/get-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { listYears, type YearListed } from '@/lib/results/counting/list-years';
import { published2012 } from '@/lib/results/counting/published';
import { WAVE_STATE_LABEL, waveState } from '@/lib/survey/waves/wave-state';

export const metadata: Metadata = { title: '調査結果' };

/** The last published first; then what is not published yet, the newest year first. */
const byPublication = (a: YearListed, b: YearListed) => (b.edition?.publishedAt.getTime() ?? 0) - (a.edition?.publishedAt.getTime() ?? 0) || b.year - a.year;

export default async function ResultsPage() {
  const years = (await listYears(await getActor())).filter(({ year }) => year !== published2012.survey.year).sort(byPublication);
  const now = new Date();
  return (
    <>
      <PageHeading title="調査結果">
        <p className="mt-2">自治体のICT部門が災害にどこまで備えているかを、年度ごとに、人口区分などに分けて示します。</p>
      </PageHeading>
      <ul>
        {years.map((wave) => (
          <li key={wave.year} className="border-t border-solid-gray-420 py-4">
            <h2 className="text-std-20B-150"><a href={`/results/${wave.year}`} className="inline-block py-1.5">{formatFiscalYear(wave.year)}</a></h2>
            <ResultTags wave={{ ...wave, publishedAt: wave.edition?.publishedAt ?? null }} />
            <p className="mt-2">
              {wave.edition ? `第${wave.edition.number}版、${formatDate(wave.edition.publishedAt)}公表` : WAVE_STATE_LABEL[waveState(wave, now)]}。調査基準日 {formatDate(wave.referenceDate)}
            </p>
            {wave.edition && wave.edition.number > 1 && (
              <p>公表のあとに訂正しました。<a href={`/results/${wave.year}/editions`} className="inline-block py-1.5">正誤表</a></p>
            )}
          </li>
        ))}
        {years.length === 0 && <li className="border-t border-solid-gray-420 py-4">2012年より後の調査は、まだ始まっていません。始まると、ここに並びます。</li>}
        <li className="border-y border-solid-gray-420 py-4">
          <h2 className="text-std-20B-150"><a href="/results/2012" className="inline-block py-1.5">{formatFiscalYear(2012)}</a></h2>
          <Tag tone="done">公表値</Tag>
          <p className="mt-2">{published2012.survey.name}（{published2012.survey.asked}団体に依頼、有効回答{published2012.survey.valid}団体）。公表された数だけを載せています。</p>
        </li>
      </ul>
      <p className="my-4"><a href="/results/open-data" className="inline-block py-2">オープンデータ（JSON・CSV）として使う</a></p>
      <p className="my-6"><a href="/results/rule" className="inline-block py-2">公表する数を伏せる決まり</a></p>
    </>
  );
}
