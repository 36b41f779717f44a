import { stringify } from 'csv-stringify/sync';
import { harmless } from '@/lib/survey/exports/export-columns';
import { bracketWords } from '../counting/brackets';
import { type CrossTable, rowKey } from './cross';
import type { ShownNumbers } from '../counting/numbers';
import type { Share } from '../counting/tabulate';

type Cells = (string | number | null)[];

const STATISTICS: [label: string, of: (numbers: ShownNumbers) => number | null][] = [
  ['最小', ({ min }) => min], ['中央値', ({ median }) => median], ['平均', ({ mean }) => (mean === null ? null : Math.round(mean * 100) / 100)], ['最大', ({ max }) => max],
];

/**
 * A free table as CSV: UTF-8 with BOM and CRLF, as Excel in Japan opens it. Two columns for each of the table, the count
 * and the percentage (empty on a base under five). `about` are the lines above the table.
 */
export function crossCsv(table: CrossTable, about: string[]): string {
  const { columns, groups, indicators, compared, differences } = table;
  const shares = (list: Share[]): Cells => list.flatMap(({ count, percent }) => [count, percent]);
  const compare = (part: string, value: string): Cells => (compared ? [differences.get(rowKey(part, value))?.words ?? ''] : []);
  const none = (): Cells => (compared ? [''] : []);
  const lines: Cells[] = [
    ...about.map((line) => [line]),
    ['部分', '区分', ...columns.flatMap(({ label }) => [`${label} 団体数`, `${label} %`]), ...(compared ? [`${compared.first.label}と${compared.second.label}`] : [])],
  ];
  for (const group of groups) {
    if (group.kind === 'shares') for (const { value, label, shares: list } of group.rows) lines.push([group.label, label, ...shares(list), ...compare(group.part, value)]);
    if (group.kind === 'numbers') {
      for (const [label, of] of STATISTICS) lines.push([group.label, label, ...group.summaries.flatMap((numbers) => [numbers && of(numbers), null]), ...none()]);
      for (const { value, label, shares: list } of group.brackets) lines.push([group.label, bracketWords(label, group.unit), ...shares(list), ...compare(group.part, value)]);
    }
    lines.push([group.label, '回答した団体', ...group.answered.flatMap((n) => [n, null]), ...none()]);
    lines.push([group.label, '対象の団体', ...group.asked.flatMap((n) => [n, null]), ...none()]);
  }
  for (const { label, part, shares: list, answered } of indicators) {
    lines.push(['まとめた数', label, ...shares(list), ...compare(part, 'yes')]);
    lines.push(['まとめた数', `${label}：回答した団体`, ...answered.flatMap((n) => [n, null]), ...none()]);
  }
  return `\uFEFF${stringify(lines.map((cells) => cells.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))), { record_delimiter: '\r\n' })}`;
}
