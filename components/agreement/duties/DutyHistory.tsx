import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { evidenceLabel, isTakenBackHere } from '@/lib/agreement/duties/duty-words';
import { formatDate, formatDateTime } from '@/lib/platform/time';
import { HiddenForm } from '../HiddenForm';
import type { FormAction } from '@/components/form/use-action-form';

export type HistoryRow = { id: string; doneOn: Date; evidenceKind: string; note: string; by: string; recordedAt: Date; withdrawnAt: Date | null };

/** What was recorded for a duty, newest first; what was taken back stays to be seen. */
export function DutyHistory({ code, rows, takeBack }: { code: string; rows: HistoryRow[]; takeBack: FormAction<never> | null }) {
  if (rows.length === 0) return <p>まだ記録はありません。</p>;
  return (
    <Table caption="記録の一覧" captionHidden stacked>
      <thead>
        <tr><Th>行った日</Th><Th>内容</Th><Th>記録</Th>{takeBack && <Th>取り消し</Th>}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Th scope="row" className="min-w-36 font-normal">{formatDate(row.doneOn)}</Th>
            <Td label="内容" className="min-w-48 break-words">
              {evidenceLabel(row.evidenceKind)}
              {row.note && <span className="block whitespace-pre-wrap">{row.note}</span>}
              {row.withdrawnAt && <span className="mt-1 block"><Tag>取り消し</Tag> {formatDateTime(row.withdrawnAt)}</span>}
            </Td>
            <Td label="記録" className="min-w-44">{row.by}<span className="block text-solid-gray-700">{formatDateTime(row.recordedAt)}</span></Td>
            {takeBack && (
              <Td label="取り消し" className="relative min-w-40">
                {!row.withdrawnAt && (isTakenBackHere(row.evidenceKind) ? <HiddenForm action={takeBack} hidden={{ code, id: row.id }}>取り消す<span className="sr-only">（{formatDate(row.doneOn)}の記録）</span></HiddenForm> : 'もとの画面で取り消します')}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
