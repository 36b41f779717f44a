import { Table, Td, Th } from '@/components/ui/Table';
import type { ShownNumbers } from '@/lib/results/counting/numbers';
import { publishedBase, publishedStatistic } from '@/lib/results/counting/published-values';
import type { Statistic } from '@/lib/results/counting/published';
import type { Column, Group, ItemResult, ShareRow } from '@/lib/results/counting/tabulate';
import { countText, indicatorLabel, modesText, numberText, shareText } from './figures-of-item';
import { NotPublished, PublishedColumnCell } from './PublishedCell';

const statistics: { label: string; of: (summary: ShownNumbers) => string; published?: Statistic }[] = [
  { label: '最小', of: ({ min }) => numberText(min), published: 'min' },
  { label: '中央値', of: ({ median }) => numberText(median) },
  { label: '平均', of: ({ mean }) => numberText(mean), published: 'mean' },
  { label: '最頻値', of: modesText, published: 'mode' },
  { label: '最大', of: ({ max }) => numberText(max), published: 'max' },
];

type Props = { item: ItemResult; columns: Column[]; with2012: boolean };

/** Every count of an item: choices or statistics by band, bases in a row of their own, derived figures at the end. */
export function ItemTable({ item, columns, with2012 }: Props) {
  const width = columns.length + 1 + (with2012 ? 1 : 0);
  return (
    <Table caption={`${item.number} ${item.label}の集計表`} captionHidden className="[&_td]:min-w-24 [&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:min-w-32">
      <thead>
        <tr>
          <Th>区分</Th>
          {columns.map(({ key, label }) => <Th key={key}>{label}</Th>)}
          {with2012 && <Th>2012年（公表値）</Th>}
        </tr>
      </thead>
      {item.groups.map((group) => <GroupBody key={group.part} {...{ item, group, width, with2012 }} />)}
      {item.indicators.length > 0 && (
        <tbody>
          <tr><Th scope="rowgroup" colSpan={width}>まとめた数</Th></tr>
          {item.indicators.map((indicator) => (
            <tr key={indicator.key}>
              <Th scope="row" className="font-normal">{indicatorLabel(indicator)}</Th>
              {indicator.shares.map((share, i) => <Td key={columns[i]!.key} className="whitespace-nowrap">{shareText(share)}</Td>)}
              {with2012 && <Td><PublishedColumnCell item={item.key} part={indicator.part} value="yes" /></Td>}
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}

function GroupBody({ item, group, width, with2012 }: { item: ItemResult; group: Group; width: number; with2012: boolean }) {
  const base = publishedBase(item.key, group.part);
  return (
    <tbody>
      {group.label && <tr><Th scope="rowgroup" colSpan={width}>{group.label}{group.unit && `（${group.unit}）`}</Th></tr>}
      {group.kind === 'shares' && group.rows.map((row) => <ShareTableRow key={row.value} {...{ item, group, row, with2012 }} />)}
      {group.kind === 'numbers' &&
        statistics.map(({ label, of, published }) => (
          <tr key={label}>
            <Th scope="row" className="font-normal">{label}</Th>
            {group.summaries.map((summary, i) => <Td key={i}>{summary ? of(summary) : '―'}</Td>)}
            {with2012 && <Td>{(published && publishedStatistic(item.key, group.part, published)) ?? <NotPublished />}</Td>}
          </tr>
        ))}
      {group.kind === 'numbers' && group.brackets.map((row) => <ShareTableRow key={row.value} {...{ item, group, row, with2012 }} />)}
      <tr>
        <Th scope="row" className="font-normal">回答した団体／対象の団体</Th>
        {group.answered.map((answered, i) => <Td key={i}>{countText(answered)}／{countText(group.asked[i] ?? null)}</Td>)}
        {with2012 && <Td>{base ? `母数 ${base}` : <NotPublished />}</Td>}
      </tr>
    </tbody>
  );
}

function ShareTableRow({ item, group, row, with2012 }: { item: ItemResult; group: Group; row: ShareRow; with2012: boolean }) {
  return (
    <tr>
      <Th scope="row" className="font-normal">{row.label}</Th>
      {row.shares.map((share, i) => <Td key={i} className="whitespace-nowrap">{shareText(share)}</Td>)}
      {with2012 && <Td>{row.ours ? <span className="whitespace-nowrap text-solid-gray-700">2012年にはない</span> : <PublishedColumnCell item={item.key} part={group.part} value={row.value} />}</Td>}
    </tr>
  );
}
