import type { Metadata } from 'next';
import { WaveStateTag } from '@/components/survey/WaveStateTag';
import { PageHeading } from '@/components/ui/PageHeading';
import { pageData } from '@/lib/people/page-errors';
import { requireActor } from '@/lib/people/require-actor';
import { formatDate, formatFiscalYear } from '@/lib/platform/time';
import { listWaves } from '@/lib/survey/waves/list-waves';

export const metadata: Metadata = { title: '回答の状況' };

export default async function ProgressListPage() {
  const actor = await requireActor();
  const waves = (await pageData(() => listWaves(actor))).filter((wave) => !wave.rebuilt);
  return (
    <>
      <PageHeading title="回答の状況">
        <p className="mt-2">担当する都道府県の市区町村が、調査にどこまで答えているかを確かめられます。回答の内容は表示されません。</p>
      </PageHeading>
      {waves.length === 0 && <p>開始された年度はまだありません。</p>}
      <ul className="list-disc pl-6">
        {waves.map((wave) => (
          <li key={wave.year} className="my-2">
            <a href={`/progress/${wave.year}`} className="mr-2 inline-block py-1">{formatFiscalYear(wave.year)}</a>
            <WaveStateTag state={wave.state} />
            {wave.closesOn && <span className="block">締切日：{formatDate(wave.closesOn)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
