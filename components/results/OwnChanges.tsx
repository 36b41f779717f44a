import { Table, Td, Th } from '@/components/ui/Table';
import type { OwnChange } from '@/lib/results/own-standing/own-standing';
import { formatFiscalYear } from '@/lib/platform/time';

const WORD = { ready: '備えが進んだ', back: '備えが後退した' };

/** A municipality's own answers that are not what they were. */
export function OwnChanges({ year, before, changes }: { year: number; before: number; changes: OwnChange[] }) {
  if (changes.length === 0) return <p className="mt-2">{formatFiscalYear(before)}の回答と違うところはありません。</p>;
  return (
    <Table caption={`${formatFiscalYear(before)}から変わった回答`} captionHidden className="[&_td]:min-w-32">
      <thead>
        <tr><Th>質問</Th><Th>{before}年度</Th><Th>{year}年度</Th><Th>変化</Th></tr>
      </thead>
      <tbody>
        {changes.map(({ item, label, before: was, after, towards }) => (
          <tr key={`${item} ${label}`}>
            <Th scope="row" className="min-w-40 font-normal"><a href={`#${item}`}>{label}</a></Th>
            <Td>{was}</Td>
            <Td>{after}</Td>
            <Td>{towards ? WORD[towards] : '変わった'}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
