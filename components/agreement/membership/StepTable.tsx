import { Table, Td, Th } from '@/components/ui/Table';
import { MEMBERSHIP_LABEL, type MembershipState } from '@/lib/agreement/membership/membership-states';
import { formatDate } from '@/lib/platform/time';

type Step = { id: string; status: MembershipState; effectiveOn: Date; note: string; by?: string };

/** Every step of a municipality in the agreement, the newest first. `by` is shown where it is known. */
export function StepTable({ steps }: { steps: Step[] }) {
  const named = steps.some(({ by }) => by !== undefined);
  return (
    <Table caption="加入の経過" stacked>
      <thead>
        <tr className="whitespace-nowrap"><Th>日付</Th><Th>立場</Th><Th>理由・備考</Th>{named && <Th>記録した人</Th>}</tr>
      </thead>
      <tbody>
        {steps.map(({ id, status, effectiveOn, note, by }) => (
          <tr key={id}>
            <Th scope="row" className="whitespace-nowrap">{formatDate(effectiveOn)}</Th>
            <Td label="立場" className="whitespace-nowrap">{MEMBERSHIP_LABEL[status]}</Td>
            <Td label="理由・備考" className="min-w-48">{note || '記載なし'}</Td>
            {named && <Td label="記録した人">{by}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
