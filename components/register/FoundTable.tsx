import { Table, Td, Th } from '@/components/ui/Table';
import { Tag } from '@/components/ui/Tag';
import { formatDate } from '@/lib/platform/time';

type Row = {
  code: string;
  name: string;
  kana: string;
  type: string;
  prefecture: { name: string };
  population: { count: number; asOf: Date } | null;
  otherNames: string[];
  until: Date | null;
  sharedName: boolean;
  demo: boolean;
};

/** Municipalities that were found; the prefecture always stands with the name. */
export function FoundTable({ rows }: { rows: Row[] }) {
  return (
    <Table caption="見つかった市区町村" captionHidden>
      <thead>
        <tr>
          <Th>都道府県と団体名</Th>
          <Th className="whitespace-nowrap">団体コード</Th>
          <Th className="whitespace-nowrap">種別</Th>
          <Th className="whitespace-nowrap">人口（基準日）</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <Th scope="row" className="min-w-48 font-normal">
              <a href={`/register/${row.code}`} className="inline-block py-1">
                {row.prefecture.name} {row.name}
              </a>
              <span className="block text-std-16N-170">{row.kana}</span>
              {row.otherNames.length > 0 && <span className="block text-std-16N-170">ほかの表記・以前の名称：{row.otherNames.join('、')}</span>}
              <span className="flex flex-wrap gap-2">
                {row.until && <Tag tone="warning">{formatDate(row.until)}から使われていません</Tag>}
                {row.sharedName && !row.until && <Tag>同じ名前の団体あり</Tag>}
                {row.demo && <Tag tone="waiting">見本（架空の団体）</Tag>}
              </span>
            </Th>
            <Td className="tabular-nums">{row.code}</Td>
            <Td className="whitespace-nowrap">{row.type}</Td>
            <Td className="whitespace-nowrap tabular-nums">
              {row.population ? (
                <>
                  {row.population.count.toLocaleString('ja-JP')}人
                  <span className="block">{formatDate(row.population.asOf)}</span>
                </>
              ) : (
                '登録なし'
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
