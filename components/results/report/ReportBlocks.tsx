import { Bars } from '@/components/results/Bars';
import { Table, Td, Th } from '@/components/ui/Table';
import type { Block, ReportChart, ReportTable } from '@/lib/results/report/report';

/** Rows a figure, so that each fits on a sheet of paper. */
const ROWS_A_FIGURE = 6;

function Chart({ id, chart: { title, description, series, rows } }: { id: string; chart: ReportChart }) {
  const parts = Array.from({ length: Math.ceil(rows.length / ROWS_A_FIGURE) }, (_, i) => rows.slice(i * ROWS_A_FIGURE, (i + 1) * ROWS_A_FIGURE));
  return (
    <>
      {parts.map((part, i) => (
        <figure key={i} className="my-3">
          {i === 0 && <figcaption className="text-std-16B-170">{title}</figcaption>}
          <Bars
            id={`${id}-${i}`}
            title={parts.length > 1 ? `${title}（${i + 1}／${parts.length}）` : title}
            description={description}
            groups={[{ label: '', rows: part.map(({ label, percents, texts }) => ({ label, bars: series.map((name, at) => ({ series: at, percent: percents[at] ?? null, text: `${name} ${texts[at]}` })) })) }]}
          />
        </figure>
      ))}
    </>
  );
}

/** 18／29（62.1%） breaks before the bracket, and nowhere in it. */
const unbroken = (cell: string) => cell.split(/(（[\d.]+%）)/).map((part, i) => (i % 2 === 1 ? <span key={i} className="whitespace-nowrap">{part}</span> : part));

/** A table of more rows may run over a page. */
const ROWS_TOGETHER = 14;

function ReportTableView({ table: { caption, head, rows } }: { table: ReportTable }) {
  return (
    <div className={rows.length <= ROWS_TOGETHER ? 'break-inside-avoid' : undefined}>
      <Table caption={caption} className={head.length > 2 ? '[&_td]:min-w-24 [&_th:first-child]:min-w-32' : ''}>
        <thead>
          <tr>{head.map((cell) => <Th key={cell}>{cell}</Th>)}</tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], i) => (
            <tr key={i}>
              <Th scope="row" className="font-normal">{name}</Th>
              {cells.map((cell, at) => <Td key={at}>{unbroken(cell)}</Td>)}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** What stands under one heading of a report. */
export function ReportBlocks({ id, blocks }: { id: string; blocks: Block[] }) {
  return blocks.map((block, i) => {
    switch (block.kind) {
      case 'paragraph':
        return <p key={i} className="my-2">{block.text}</p>;
      case 'list':
        return <ul key={i} className="my-2 ml-6 list-disc">{block.items.map((item) => <li key={item}>{item}</li>)}</ul>;
      case 'table':
        return <ReportTableView key={i} table={block.table} />;
      case 'chart':
        return <Chart key={i} id={`chart-${id}-${i}`} chart={block.chart} />;
      case 'remark':
        return (
          <aside key={i} aria-label="事務局から" className="my-4 border-l-4 border-blue-900 bg-blue-50 px-4 py-3 print:bg-white">
            <p className="text-std-16B-170">事務局から</p>
            <p className="whitespace-pre-line">{block.text}</p>
          </aside>
        );
    }
  });
}
