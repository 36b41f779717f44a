import { Table, Td, Th } from '@/components/ui/Table';
import type { Unattended } from '@/lib/people/list-unattended';
import { formatFiscalYear } from '@/lib/platform/time';

/** Municipalities that are asked now and have nobody to answer, or nobody to submit. Nothing while there is none. */
export function UnattendedList({ municipalities }: { municipalities: Unattended[] }) {
  if (municipalities.length === 0) return null;
  const without = municipalities.filter(({ writers }) => writers === 0).length;
  const rest = municipalities.length - without;
  return (
    <section aria-labelledby="unattended" className="my-8">
      <h2 id="unattended" className="text-std-24B-150">担当者がいない市区町村</h2>
      <p className="mt-2">受付中の調査の対象のうち、{[without > 0 && `回答する方がいない市区町村が${without}`, rest > 0 && `承認者だけがいない市区町村が${rest}`].filter(Boolean).join('、')}あります。</p>
      <details className="mt-2" open={municipalities.length <= 5}>
        <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">{municipalities.length}の市区町村を見る</summary>
        <Table caption="担当者がいない市区町村" captionHidden>
          <thead><tr><Th>市区町村</Th><Th>年度</Th><Th>いないのは</Th><Th>招待</Th></tr></thead>
          <tbody>
            {municipalities.map(({ code, name, prefecture, years, writers }) => (
              <tr key={code}>
                <Td className="min-w-40">{prefecture} {name}（{code}）</Td>
                <Td className="min-w-40">{years.map(formatFiscalYear).join('、')}</Td>
                <Td className="min-w-24">{writers === 0 ? '担当者' : '承認者'}</Td>
                <Td className="min-w-28"><a href={`/admin/people/invite?code=${code}`} aria-label={`招待する：${name}`} className="-my-2 inline-block min-h-11 py-2">招待する</a></Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </section>
  );
}
