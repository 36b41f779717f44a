import { Table, Td, Th } from '@/components/ui/Table';
import { bracketWords } from '@/lib/results/counting/brackets';
import type { ShownNumbers } from '@/lib/results/counting/numbers';
import { publishedBase, publishedCount, publishedStatistic } from '@/lib/results/counting/published-values';
import { wordsOn } from '@/lib/results/counting/published';
import type { TrendGroup, TrendItem as Item, TrendRow } from '@/lib/results/trend/trend';
import { countText, numberText, shareText } from './figures-of-item';
import { NotPublished, PublishedCountText } from './PublishedCell';

/** `band2012`: the column of the 2012 publication that matches the one followed; null where it has none. */
type Props = { item: Item; years: number[]; in2012: boolean; band2012: string | null };

/** One question over the years: 2012 as published, then each published year, and the newest against the one before in words. */
export function TrendItem({ item, years, in2012, band2012 }: Props) {
  const with2012 = in2012 && band2012 !== null;
  const width = years.length + 1 + (with2012 ? 1 : 0) + (years.length > 1 ? 1 : 0);
  const words = in2012 ? wordsOn(item.key) : [];
  return (
    <section id={item.key} aria-labelledby={`${item.key}-heading`} className="mt-8 break-inside-auto!">
      <h3 id={`${item.key}-heading`} className="text-std-20B-150">{item.number} {item.label}</h3>
      {item.onlyIfLabel && <p className="mt-1 text-solid-gray-700">{item.onlyIfLabel}に答える質問です。</p>}
      <BasesLine group={item.groups[0]} years={years} />
      <Table caption={`${item.number} ${item.label}の経年比較`} captionHidden className="[&_td]:min-w-32 print:[&_td]:min-w-0 [&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:min-w-32">
        <thead>
          <tr>
            <Th>区分</Th>
            {with2012 && <Th>2012年（公表値）</Th>}
            {years.map((year) => <Th key={year}>{year}年度</Th>)}
            {years.length > 1 && <Th>{years.at(-2)}年度との差</Th>}
          </tr>
        </thead>
        {item.groups.map((group) => <Rows key={`${group.part} ${group.rows[0]?.label}`} {...{ item, group, years, width, with2012, band2012 }} />)}
      </Table>
      {words.map((sentence) => <p key={sentence}>2012年の公表資料では：{sentence}</p>)}
      {item.comparisonNote && <p className="text-solid-gray-700">2012年との比べ方：{item.comparisonNote}</p>}
    </section>
  );
}

/** That the years do not stand on the same number of municipalities. */
function BasesLine({ group, years }: { group: TrendGroup | undefined; years: number[] }) {
  const known = (group?.bases ?? []).map((base, i) => ({ year: years[i]!, answered: base?.answered ?? null })).filter(({ answered }) => answered !== null);
  if (new Set(known.map(({ answered }) => answered)).size < 2) return null;
  return <p className="mt-1 text-solid-gray-700">回答した団体の数が年度で違います（{known.map(({ year, answered }) => `${year}年度 ${answered}団体`).join('、')}）。</p>;
}

type RowsProps = { item: Item; group: TrendGroup; years: number[]; width: number; with2012: boolean; band2012: string | null };

const statistics: { label: string; of: (numbers: ShownNumbers) => string; published?: 'mean' }[] = [
  { label: '中央値', of: ({ median }) => numberText(median) },
  { label: '平均', of: ({ mean }) => numberText(mean), published: 'mean' },
];

function Rows({ item, group, years, width, with2012, band2012 }: RowsProps) {
  const base2012 = band2012 === 'all' ? publishedBase(item.key, group.part) : undefined;
  return (
    <tbody className="break-inside-avoid">
      {group.label && <tr><Th scope="rowgroup" colSpan={width}>{group.label}{group.unit && `（${group.unit}）`}</Th></tr>}
      {group.numbers && statistics.map(({ label, of, published }) => (
        <tr key={label}>
          <Th scope="row" className="font-normal">{label}</Th>
          {with2012 && <Td>{(published && band2012 === 'all' && publishedStatistic(item.key, group.part, published)) || <NotPublished />}</Td>}
          {group.numbers!.map((numbers, i) => <Td key={years[i]}>{numbers ? of(numbers) : '―'}</Td>)}
          {years.length > 1 && <Td>―</Td>}
        </tr>
      ))}
      {group.rows.map((row) => (
        <tr key={row.value}>
          <Th scope="row" className="font-normal">{group.numbers ? bracketWords(row.label, group.unit) : row.label}</Th>
          {with2012 && <Td>{row.ours && !group.numbers ? <span className="whitespace-nowrap text-solid-gray-700">2012年にはない</span> : <PublishedCountText published={publishedCount(item.key, group.part, row.value, band2012!)} />}</Td>}
          {row.shares.map((share, i) => <Td key={years[i]}>{share ? shareText(share) : '質問なし'}</Td>)}
          {years.length > 1 && <DifferenceCell row={row} />}
        </tr>
      ))}
      <tr>
        <Th scope="row" className="font-normal">回答した団体／対象の団体</Th>
        {with2012 && <Td>{base2012 ? `母数 ${base2012}` : <NotPublished />}</Td>}
        {group.bases.map((base, i) => <Td key={years[i]}>{base ? `${countText(base.answered)}／${countText(base.asked)}` : '質問なし'}</Td>)}
        {years.length > 1 && <Td>―</Td>}
      </tr>
    </tbody>
  );
}

function DifferenceCell({ row: { difference } }: { row: TrendRow }) {
  return (
    <Td className="min-w-64">
      {difference?.words ?? '―'}
      {difference && !difference.higher && difference.figures && <span className="block text-solid-gray-700">{difference.figures}</span>}
    </Td>
  );
}
