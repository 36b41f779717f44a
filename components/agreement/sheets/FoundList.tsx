import { Tag } from '@/components/ui/Tag';
import { Table, Td, Th } from '@/components/ui/Table';
import { type CatalogueItem, entryWords } from '@/lib/agreement/sheets/catalogue';
import type { Found } from '@/lib/agreement/sheets/counterparts';
import { formatDate } from '@/lib/platform/time';

/** Those who offer, or want, one item: the own group first. */
export function FoundTable({ caption, item, found, none }: { caption: string; item: CatalogueItem; found: Found[]; none: string }) {
  if (found.length === 0) return <><h3 className="mt-4 text-std-17B-170">{caption}</h3><p>{none}</p></>;
  return (
    <Table caption={caption}>
      <thead><tr className="whitespace-nowrap"><Th>団体</Th><Th>数</Th><Th>条件・備考</Th><Th>見直した日</Th></tr></thead>
      <tbody>
        {found.map(({ code, name, prefecture, sameGroup, entry, note, reviewedOn }) => (
          <tr key={code}>
            <Td className="min-w-36">{prefecture} {name} {sameGroup && <Tag tone="waiting">同じグループ</Tag>}</Td>
            <Td className="whitespace-nowrap">{entryWords(item, entry)}</Td>
            <Td className="min-w-48 whitespace-pre-wrap">{note || '記載なし'}</Td>
            <Td className="whitespace-nowrap">{formatDate(reviewedOn)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
