import { Tag } from '@/components/ui/Tag';
import { Table, Td, Th } from '@/components/ui/Table';
import { type CatalogueItem, entryWords } from '@/lib/agreement/sheets/catalogue';
import type { Found } from '@/lib/agreement/sheets/counterparts';
import { formatDate } from '@/lib/platform/time';
import { kmInWords } from '@/lib/register/distance';

/** Those who offer, or want, one item, in the order of `whoHas`; a name leads to whom to call. `own`: the code of the one who searches. */
export function FoundTable({ own, caption, item, found, none }: { own: string; caption: string; item: CatalogueItem; found: Found[]; none: string }) {
  if (found.length === 0) return <><h3 className="mt-4 text-std-17B-170">{caption}</h3><p>{none}</p></>;
  const measured = found.some(({ km }) => km !== null); // where one's own place is unknown, a column of 不明 says nothing
  return (
    <Table caption={caption} stacked>
      <thead><tr className="whitespace-nowrap"><Th>団体</Th>{measured && <Th>距離</Th>}<Th>数</Th><Th>条件・備考</Th><Th>見直した日</Th></tr></thead>
      <tbody>
        {found.map(({ code, name, prefecture, sameGroup, km, supporter, entry, note, reviewedOn }) => (
          <tr key={code}>
            <Th scope="row" className="min-w-36">
              <a href={counterpartAddress({ code, supporter }, own)} className="inline-block py-1">{prefecture} {name}<span className="sr-only">の連絡先</span></a>
              {sameGroup && <> <Tag tone="waiting">同じグループ</Tag></>}
            </Th>
            {measured && <Td label="距離" className="whitespace-nowrap">{km === null ? '不明' : kmInWords(km)}</Td>}
            <Td label="数" className="whitespace-nowrap">{entryWords(item, entry)}</Td>
            <Td label="条件・備考" className="min-w-48 whitespace-pre-wrap">{note || '記載なし'}</Td>
            <Td label="見直した日" className="whitespace-nowrap">{formatDate(reviewedOn)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Where one reads whom to call. */
export const counterpartAddress = ({ code, supporter }: Pick<Found, 'code' | 'supporter'>, own: string): string => (supporter ? `/agreement/supporters?code=${own}#s-${code}` : `/directory/${code}`);
