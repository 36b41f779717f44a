import { Table, Td, Th } from '@/components/ui/Table';
import { formatDate } from '@/lib/platform/time';
import { schemes } from '@/lib/register/bands';
import type { Crossing } from '@/lib/register/crossing';

type Props = { populations: { asOf: Date; count: number; source: string; bands: Record<string, string> }[]; crossed: Crossing | null };

const people = (count: number) => `${count.toLocaleString('ja-JP')}人`;

/** In words, e.g. for a town that fell below 100,000. */
export const crossingSentence = ({ direction, from, to }: Crossing): string =>
  `${formatDate(from.asOf)}の${people(from.count)}から${formatDate(to.asOf)}の${people(to.count)}となり、10万人を${direction === 'below' ? '下回りました' : '上回りました'}。`;

/** Each population with its date and the band it leads to in every scheme. */
export function PopulationTable({ populations, crossed }: Props) {
  const sources = [...new Set(populations.map(({ source }) => source))];
  return (
    <section aria-labelledby="population" className="my-8">
      <h2 id="population" className="text-std-24B-150">人口と人口区分</h2>
      {populations.length === 0 && <p className="mt-2">この団体の人口は登録されていません。</p>}
      {crossed && <p className="mt-2">{crossingSentence(crossed)}年度ごとの集計では、その年度の基準日の人口で区分します。</p>}
      {populations.length > 0 && (
        <Table caption="人口と、その人口による区分">
          <thead>
            <tr>
              <Th>基準日</Th>
              <Th>人口</Th>
              {schemes.map((scheme) => (
                <Th key={scheme.key} className="whitespace-nowrap">{scheme.label}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {populations.map((row) => (
              <tr key={row.asOf.toISOString()}>
                <Th scope="row" className="whitespace-nowrap">{formatDate(row.asOf)}</Th>
                <Td className="whitespace-nowrap tabular-nums">{people(row.count)}</Td>
                {schemes.map((scheme) => (
                  <Td key={scheme.key} className="whitespace-nowrap">{row.bands[scheme.key]}</Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {sources.length > 0 && <p className="text-solid-gray-700">出典：{sources.join('、')}</p>}
    </section>
  );
}
