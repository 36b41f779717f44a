import type { Metadata } from 'next';
import { PrepareWaveForm } from '@/components/survey/PrepareWaveForm';
import { WaveStateTag } from '@/components/survey/WaveStateTag';
import { PageHeading } from '@/components/ui/PageHeading';
import { Table, Td, Th } from '@/components/ui/Table';
import { mayRunWaves } from '@/lib/people/access';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { RefusedError } from '@/lib/platform/errors';
import { fiscalYearOf, formatDate, formatFiscalYear, isoDay } from '@/lib/platform/time';
import { listPopulationDates } from '@/lib/register/list-population-dates';
import { listWaves } from '@/lib/survey/waves/list-waves';
import { prepareWave } from './actions';

export const metadata: Metadata = { title: '年度の運営' };

export default async function WavesPage() {
  const actor = await requireActor();
  const [waves, dates] = await pageData(async () => {
    if (!mayRunWaves(actor)) throw new RefusedError();
    return Promise.all([listWaves(actor), listPopulationDates(actor)]);
  });
  const taken = new Set(waves.map(({ year }) => year));
  const newest = waves.find((wave) => !wave.rebuilt);
  let next = fiscalYearOf(new Date());
  while (taken.has(next)) next++;
  return (
    <>
      <PageHeading title="年度の運営">
        <p className="mt-2">年度ごとに調査を準備し、開始し、締め切ります。市区町村の回答は、提出されるまで事務局にも見えません。</p>
      </PageHeading>
      {waves.length === 0 ? (
        <p>まだ年度がありません。下の「新しい年度を準備する」から始めてください。</p>
      ) : (
        <Table caption="年度の一覧">
          <thead>
            <tr>
              <Th>年度</Th>
              <Th>状態</Th>
              <Th>締切日</Th>
              <Th>提出／対象</Th>
            </tr>
          </thead>
          <tbody>
            {waves.map((wave) => (
              <tr key={wave.year}>
                <Th scope="row" className="min-w-48">
                  <a href={`/admin/waves/${wave.year}`} className="inline-block py-1">{formatFiscalYear(wave.year)}</a>
                  <span className="block text-std-16N-170">{wave.title}</span>
                  {wave.rebuilt && <span className="block text-std-16N-170">公表値から再構成した回答です。</span>}
                </Th>
                <Td>
                  <WaveStateTag state={wave.state} />
                </Td>
                <Td className="min-w-44">{wave.closesOn ? formatDate(wave.closesOn) : '定めていません'}</Td>
                <Td className="whitespace-nowrap tabular-nums">{`${wave.submitted.toLocaleString('ja-JP')}／${wave.asked.toLocaleString('ja-JP')}団体`}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <section aria-labelledby="prepare" className="my-10">
        <h2 id="prepare" className="text-std-24B-150">新しい年度を準備する</h2>
        <p className="mt-2">準備中の年度は、開始するまで事務局のほかには見えません。調査票は、{newest ? `その前のいちばん新しい年度（今は${formatFiscalYear(newest.year)}）のものから始まり` : '標準のものから始まり'}、準備しているあいだに編集できます。</p>
        <PrepareWaveForm
          action={prepareWave}
          defaults={{ year: String(next), title: `${next}年度 自治体ICT部門 災害対応準備状況調査`, opensOn: `${next}-10-01`, closesOn: `${next + 1}-01-31`, referenceDate: `${next}-10-01` }}
          populationDates={dates.map((date) => ({ value: isoDay(date), label: formatDate(date) }))}
        />
      </section>
    </>
  );
}
