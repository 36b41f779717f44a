import { Table, Td, Th } from '@/components/ui/Table';
import { published2012, type Statistic } from '@/lib/results/counting/published';
import type { PublishedItem } from '@/lib/results/counting/published-item';
import type { BarRow } from './bar-layout';
import { Bars } from './Bars';
import { numberText } from './figures-of-item';
import { bandLabel2012, NotPublished, PublishedCountText } from './PublishedCell';

const bands = published2012.survey.bands.map(({ key }) => ({ key, label: bandLabel2012(key) }));
const rows: { label: string; statistic?: Statistic }[] = [
  { label: '最小', statistic: 'min' },
  { label: '中央値' },
  { label: '平均', statistic: 'mean' },
  { label: '最頻値', statistic: 'mode' },
  { label: '最大', statistic: 'max' },
];

/** Bars of the counts whose base is published; the others stand in the table only. */
function barRows({ rows }: PublishedItem): BarRow[] {
  return rows.flatMap(({ label, counts: [all] }) => (all?.percent == null ? [] : [{ label, bars: [{ series: 0, percent: all.percent, text: `${all.count}（算出 ${all.percent.toFixed(1)}%）` }] }]));
}

const basesText = ({ figures }: PublishedItem) => [...new Set(figures.flatMap(({ base }) => (base ? [`${base.label}（${base.n}団体）`] : [])))].join('、');

/** One question of 2012: the published figures and nothing beyond them. */
export function PublishedItemSection({ item }: { item: PublishedItem }) {
  const bases = basesText(item);
  const bars = barRows(item);
  return (
    <section id={item.key} aria-labelledby={`${item.key}-heading`} className="mt-8">
      <h3 id={`${item.key}-heading`} className="text-std-20B-150">{item.number} {item.label}</h3>
      {item.figures.length === 0 ? <p className="mt-1"><NotPublished /></p> : bases && <p className="mt-1 text-solid-gray-700">母数：{bases}</p>}
      {bars.length > 0 && <Bars id={`bars-${item.key}`} title={`${item.label}：公表値の割合`} description="公表された数と母数から算出した割合の棒グラフです。同じ数が下の表にあります。" groups={[{ label: '', rows: bars }]} />}
      {item.figures.length > 0 && (
        <Table caption={`${item.number} ${item.label}の公表値`} captionHidden className="[&_td]:min-w-24 [&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:min-w-32">
          <thead>
            <tr><Th>区分</Th><Th>全体</Th>{bands.map(({ key, label }) => <Th key={key}>{label}</Th>)}</tr>
          </thead>
          <tbody>
            {item.rows.map(({ label, counts }) => (
              <tr key={label}>
                <Th scope="row" className="font-normal">{label}</Th>
                {counts.map((published, i) => <Td key={i}><PublishedCountText published={published} /></Td>)}
              </tr>
            ))}
            {item.statistics.length > 0 && rows.map(({ label, statistic }) => <StatisticRow key={label} item={item} label={label} statistic={statistic} />)}
          </tbody>
        </Table>
      )}
      {item.notes.map((note) => <p key={note} className="text-solid-gray-700">{note}</p>)}
      {item.words.map((sentence) => <p key={sentence}>公表資料では：{sentence}</p>)}
    </section>
  );
}

function StatisticRow({ item, label, statistic }: { item: PublishedItem; label: string; statistic?: Statistic }) {
  const known = item.statistics.find((published) => published.statistic === statistic);
  return (
    <tr>
      <Th scope="row" className="font-normal">{label}</Th>
      <Td>{known ? <span data-figure={item.figures[0]!.id}>{numberText(known.value)}人</span> : <NotPublished />}</Td>
      {bands.map(({ key }) => <Td key={key}><NotPublished /></Td>)}
    </tr>
  );
}
