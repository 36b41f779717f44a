import { Table, Td, Th } from '@/components/ui/Table';
import { bracketWords } from '@/lib/results/counting/brackets';
import { type CrossTable, rowKey } from '@/lib/results/cross/cross';
import type { ShownNumbers } from '@/lib/results/counting/numbers';
import type { Group, ShareRow } from '@/lib/results/counting/tabulate';
import { countText, indicatorLabel, modesText, numberText, shareText } from './figures-of-item';

const statistics: { label: string; of: (numbers: ShownNumbers) => string }[] = [
  { label: '最小', of: ({ min }) => numberText(min) },
  { label: '中央値', of: ({ median }) => numberText(median) },
  { label: '平均', of: ({ mean }) => numberText(mean) },
  { label: '最頻値', of: modesText },
  { label: '最大', of: ({ max }) => numberText(max) },
];

/** A free table: counts with their percentages, bases in rows of their own, the difference between two columns in words. */
export function CrossTableView({ table }: { table: CrossTable }) {
  const { columns, groups, indicators, compared } = table;
  const width = columns.length + 1 + (compared ? 1 : 0);
  return (
    <Table caption={`${table.number} ${table.label}の集計表`} captionHidden className="[&_td]:min-w-32 print:[&_td]:min-w-0 [&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:min-w-32">
      <thead>
        <tr>
          <Th>区分</Th>
          {columns.map(({ key, label }) => <Th key={key}>{label}</Th>)}
          {compared && <Th>{compared.first.label}と{compared.second.label}</Th>}
        </tr>
      </thead>
      {groups.map((group) => <GroupRows key={group.part} {...{ group, table, width }} />)}
      {indicators.length > 0 && (
        <tbody>
          <tr><Th scope="rowgroup" colSpan={width}>まとめた数</Th></tr>
          {indicators.map((indicator) => (
            <tr key={indicator.key}>
              <Th scope="row" className="font-normal">{indicatorLabel(indicator)}</Th>
              {indicator.shares.map((share, i) => <Td key={columns[i]!.key}>{shareText(share)}</Td>)}
              <DifferenceCell {...{ table, part: indicator.part, value: 'yes' }} />
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}

function GroupRows({ group, table, width }: { group: Group; table: CrossTable; width: number }) {
  const { columns, compared } = table;
  return (
    <tbody>
      {group.label && <tr><Th scope="rowgroup" colSpan={width}>{group.label}{group.unit && `（${group.unit}）`}</Th></tr>}
      {group.kind === 'numbers' &&
        statistics.map(({ label, of }) => (
          <tr key={label}>
            <Th scope="row" className="font-normal">{label}</Th>
            {group.summaries.map((numbers, i) => <Td key={columns[i]!.key}>{numbers ? of(numbers) : '―'}</Td>)}
            {compared && <Td>―</Td>}
          </tr>
        ))}
      {(group.kind === 'shares' ? group.rows : group.kind === 'numbers' ? group.brackets : []).map((row) => <CountRow key={row.value} {...{ row: group.kind === 'numbers' ? { ...row, label: bracketWords(row.label, group.unit) } : row, part: group.part, table }} />)}
      <tr>
        <Th scope="row" className="font-normal">回答した団体／対象の団体</Th>
        {group.answered.map((answered, i) => <Td key={columns[i]!.key}>{countText(answered)}／{countText(group.asked[i] ?? null)}</Td>)}
        {compared && <Td>―</Td>}
      </tr>
    </tbody>
  );
}

function CountRow({ row, part, table }: { row: ShareRow; part: string; table: CrossTable }) {
  return (
    <tr>
      <Th scope="row" className="font-normal">{row.label}</Th>
      {row.shares.map((share, i) => <Td key={table.columns[i]!.key}>{shareText(share)}</Td>)}
      <DifferenceCell {...{ table, part, value: row.value }} />
    </tr>
  );
}

function DifferenceCell({ table, part, value }: { table: CrossTable; part: string; value: string }) {
  const difference = table.differences.get(rowKey(part, value));
  if (!table.compared) return null;
  return (
    <Td className="min-w-64">
      {difference?.words ?? '―'}
      {difference && !difference.higher && difference.figures && <span className="block text-solid-gray-700">{difference.figures}</span>}
    </Td>
  );
}
