import { Table, Td, Th } from '@/components/ui/Table';
import type { Participation } from '@/lib/results/counting/participation';

/** How many were asked, have submitted and count, by band. */
export function ParticipationTable({ participation, scheme }: { participation: Participation; scheme: string }) {
  return (
    <Table caption={`提出の状況（${scheme}）`}>
      <thead>
        <tr><Th>人口区分</Th><Th>対象の団体</Th><Th>提出した団体</Th><Th>集計に入る団体</Th></tr>
      </thead>
      <tbody>
        {participation.map(({ key, label, asked, submitted, valid }) => (
          <tr key={key}><Th scope="row">{label}</Th><Td>{asked}</Td><Td>{submitted}</Td><Td>{valid}</Td></tr>
        ))}
      </tbody>
    </Table>
  );
}
