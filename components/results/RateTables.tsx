import { Table, Td, Th } from '@/components/ui/Table';
import type { Rate, RateSection } from '@/lib/results/report/rates';
import type { Column } from '@/lib/results/counting/tabulate';
import type { Trend } from '@/lib/results/trend/item-trend';
import { countText, shareText } from './figures-of-item';

const narrowHead = '[&_td]:min-w-24 [&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:min-w-40';

/** The numbers of a heat map. */
export function RateTable({ sections, columns }: { sections: RateSection[]; columns: Column[] }) {
  return (
    <Table caption="質問と区分の一覧の数" captionHidden className={narrowHead}>
      <thead><tr><Th>質問：数えた答え</Th>{columns.map(({ key, label }) => <Th key={key}>{label}</Th>)}</tr></thead>
      {sections.map(({ key, number, title, rates }) => (
        <tbody key={key}>
          <tr><Th scope="rowgroup" colSpan={columns.length + 1}>{number} {title}</Th></tr>
          {rates.map((rate) => (
            <tr key={`${rate.item}.${rate.part}`}>
              <Th scope="row" className="font-normal">{rate.number} {rate.label}：{rate.answer}</Th>
              {rate.shares.map((share, i) => <Td key={columns[i]!.key}>{shareText(share)}／{countText(rate.answered[i] ?? null)}</Td>)}
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  );
}

/** The numbers of a map: a line for each prefecture. */
export function PrefectureTable({ rate, columns }: { rate: Rate; columns: Column[] }) {
  return (
    <Table caption={`${rate.number} ${rate.label}：都道府県ごとの数`} captionHidden>
      <thead><tr><Th>都道府県</Th><Th>「{rate.answer}」</Th><Th>回答した団体</Th></tr></thead>
      <tbody>
        {columns.map(({ key, label }, i) => (
          <tr key={key}><Th scope="row" className="font-normal">{label}</Th><Td>{shareText(rate.shares[i]!)}</Td><Td>{countText(rate.answered[i] ?? null)}</Td></tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The numbers of a trend: a line for each answer. */
export function TrendTable({ trend }: { trend: Trend }) {
  return (
    <Table caption={`${trend.number} ${trend.label}：年ごとの数`} captionHidden className={narrowHead}>
      <thead><tr><Th>答え</Th>{trend.years.map((year) => <Th key={year}>{year === 2012 ? '2012年（公表値。割合は算出）' : `${year}年度`}</Th>)}</tr></thead>
      <tbody>
        {trend.rows.map(({ label, cells }) => (
          <tr key={label}>
            <Th scope="row" className="font-normal">{label}</Th>
            {cells.map(({ year, share, published }) => <Td key={year}>{share ? shareText(share) : published ? '公表値なし' : '―'}</Td>)}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
