import { LinkButton } from '@/components/ui/Button';
import { Table, Td, Th } from '@/components/ui/Table';
import type { EntryPage } from '@/lib/audit/entry-shown';
import { formatDate, formatExactTime } from '@/lib/platform/time';

/** Lines of the log, newest first, with the way to the other pages. */
export function EntryTable({ found: { entries, total, page, pages }, caption, address, empty = 'まだ記録はありません。' }: { found: EntryPage; caption: string; address: (page: number) => string; empty?: string }) {
  if (entries.length === 0) return <p role="status" className="my-4">{empty}</p>;
  return (
    <>
      <p role="status" className="mt-6">{total.toLocaleString('ja-JP')}件{pages > 1 && `　${page}／${pages}ページ`}</p>
      <Table caption={caption} captionHidden>
        <thead>
          <tr><Th>日時</Th><Th>だれが</Th><Th>何をした</Th><Th>だれの</Th><Th>どこから</Th><Th>番号</Th></tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <Td className="min-w-44 desktop:min-w-60">{formatDate(entry.at)}<span className="block">{formatExactTime(entry.at)}</span></Td>
              <Td className="min-w-32">{entry.who}<span className="block text-solid-gray-700">{entry.capacity}</span></Td>
              <Td className="min-w-56">{entry.what}{entry.about && <span className="block break-words text-solid-gray-700">{entry.about}</span>}</Td>
              <Td className="min-w-36">{entry.forWhom}</Td>
              <Td className="min-w-36">{entry.from}</Td>
              <Td className="whitespace-nowrap tabular-nums">{entry.seq}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {pages > 1 && (
        <nav aria-label="ページ" className="mt-4 flex flex-wrap gap-4">
          {page > 1 && <LinkButton href={address(page - 1)} look="secondary">新しい記録へ</LinkButton>}
          {page < pages && <LinkButton href={address(page + 1)} look="secondary">古い記録へ</LinkButton>}
        </nav>
      )}
    </>
  );
}
