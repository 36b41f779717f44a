import { Table, Td, Th } from '@/components/ui/Table';
import { bracketWords } from '@/lib/results/counting/brackets';
import type { Own } from '@/lib/results/own-standing/own-standing';
import type { Column, Group, ItemResult, ShareRow } from '@/lib/results/counting/tabulate';
import { countText, indicatorLabel, numberText, shareText } from './figures-of-item';

type Props = { item: ItemResult; columns: Column[]; own: Own };

/** One question: every choice with the published counts of the peers, the own answer marked among them. */
export function OwnItem({ item, columns, own }: Props) {
  const width = columns.length + 2;
  return (
    <section id={item.key} aria-labelledby={`${item.key}-heading`} className="mt-8 break-inside-auto!">
      <h3 id={`${item.key}-heading`} className="text-std-20B-150">{item.number} {item.label}</h3>
      {item.onlyIfLabel && <p className="mt-1 text-solid-gray-700">{item.onlyIfLabel}に答える質問です。</p>}
      <Table caption={`${item.number} ${item.label}の分布と、この団体の回答`} captionHidden className="[&_td]:min-w-32 print:[&_td]:min-w-0 [&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:min-w-32">
        <thead>
          <tr><Th>区分</Th><Th>この団体</Th>{columns.map(({ key, label }) => <Th key={key}>{label}</Th>)}</tr>
        </thead>
        {item.groups.map((group) => <GroupRows key={group.part} {...{ item, group, own, width }} />)}
        {item.indicators.length > 0 && (
          <tbody>
            <tr><Th scope="rowgroup" colSpan={width}>まとめた数</Th></tr>
            {item.indicators.map((indicator) => <Row key={indicator.key} label={indicatorLabel(indicator)} mine={own(item.key, indicator.part, 'yes')} cells={indicator.shares.map(shareText)} />)}
          </tbody>
        )}
      </Table>
    </section>
  );
}

function GroupRows({ item, group, own, width }: { item: ItemResult; group: Group; own: Own; width: number }) {
  const rows: ShareRow[] = group.kind === 'shares' ? group.rows : group.kind === 'numbers' ? group.brackets : [];
  return (
    <tbody className="break-inside-avoid">
      {group.label && <tr><Th scope="rowgroup" colSpan={width}>{group.label}{group.unit && `（${group.unit}）`}</Th></tr>}
      {rows.map((row) => <Row key={row.value} label={group.kind === 'numbers' ? bracketWords(row.label, group.unit) : row.label} mine={own(item.key, group.part, row.value)} cells={row.shares.map(shareText)} />)}
      {group.kind === 'numbers' && <Row label="中央値" cells={group.summaries.map((numbers) => (numbers ? numberText(numbers.median) : '―'))} />}
      <Row label="回答した団体／対象の団体" cells={group.answered.map((answered, i) => `${countText(answered)}／${countText(group.asked[i] ?? null)}`)} />
    </tbody>
  );
}

/** The own answer is told by a word and a heavier line, not by colour alone. */
function Row({ label, mine = false, cells }: { label: string; mine?: boolean; cells: string[] }) {
  return (
    <tr className={mine ? 'bg-blue-50 font-bold print:bg-white' : undefined} data-own={mine || undefined}>
      <Th scope="row" className={mine ? 'border-l-8 border-l-blue-900' : 'font-normal'}>{label}</Th>
      <Td>{mine && '● この回答'}</Td>
      {cells.map((cell, i) => <Td key={i}>{cell}</Td>)}
    </tr>
  );
}
