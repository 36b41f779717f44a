import { Table, Td, Th } from '@/components/ui/Table';
import { published2012 } from '@/lib/results/counting/published';
import { publishedCount } from '@/lib/results/counting/published-values';
import { Bars } from './Bars';

/** From what most had to what few had. */
const shown = [
  'safety-communication-rules', 'system-redundant', 'external-line-redundant', 'risk-assumed', 'backup-policy-citywide',
  'aid-agreement', 'ict-drill', 'vendor-disaster-contract',
];

const entries = shown.map((id) => {
  const figure = published2012.figures.find((known) => known.id === id)!;
  const { part, value } = figure.counts![0]!;
  const { count, percent } = publishedCount(figure.item, part, value)!;
  return { id, label: figure.about, count, percent: percent! };
});

/** How ready 19 municipalities were in 2012, from the published figures alone: the landing page's one picture. */
export function Picture2012() {
  const { valid, name } = published2012.survey;
  return (
    <figure>
      <figcaption className="text-std-16B-170">有効回答{valid}団体のうち、それぞれの備えがあった団体の数</figcaption>
      <Bars
        id="picture-2012"
        title={`2012年に備えができていた団体の割合（${valid}団体のうち）`}
        description={`${entries.map(({ label, count }) => `${label} ${count}団体`).join('、')}。`}
        groups={[{ label: '', rows: entries.map(({ label, count, percent }) => ({ label, bars: [{ series: 0, percent, text: `${count}団体（算出 ${percent.toFixed(1)}%）` }] })) }]}
      />
      <details className="print:hidden">
        <summary className="min-h-11 cursor-pointer py-2">表で見る</summary>
        <Table caption="2012年に備えができていた団体" captionHidden>
          <thead>
            <tr><Th>項目</Th><Th>団体数</Th><Th>割合（算出）</Th></tr>
          </thead>
          <tbody>
            {entries.map(({ id, label, count, percent }) => (
              <tr key={id}><Th scope="row" className="font-normal">{label}</Th><Td>{count}</Td><Td>{percent.toFixed(1)}%</Td></tr>
            ))}
          </tbody>
        </Table>
      </details>
      <p className="text-solid-gray-700">出典：{name}（{published2012.source.event}）。割合は公表された団体数から算出しました。</p>
    </figure>
  );
}
