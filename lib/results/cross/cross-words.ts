import { formatFiscalYear } from '@/lib/platform/time';
import type { CrossTable } from './cross';
import type { Dimension } from './cross-dimensions';
import { type CrossQuery, NO_VALUE } from './cross-query';

type Asked = { wave: { year: number; title: string }; dimensions: Dimension[]; query: CrossQuery };

/** What a free table is of, in words: its narrowings, and how many are left. */
export function crossWords({ dimensions, query }: Pick<Asked, 'dimensions' | 'query'>, { counted, left }: CrossTable): { narrowed: string[]; base: string } {
  const narrowed = query.where.filter(({ value }) => value).map(({ by, value }) => {
    const dimension = dimensions.find(({ key }) => key === by)!;
    return `「${dimension.label}」が「${value === NO_VALUE ? (dimension.cells ? '回答なし・対象外' : '区分なし') : dimension.labelOf(value)}」`;
  });
  if (counted === 0) return { narrowed, base: 'まだ集計に入る回答がありません。提出されると、ここに出ます。' };
  if (left === 0) return { narrowed, base: `この条件に当てはまる団体はありません（集計に入る${counted}団体のうち）。しぼり込みを減らしてください。` };
  return { narrowed, base: narrowed.length > 0 ? `集計に入る${counted}団体のうち、${left}団体が当てはまります。` : `集計に入る${counted}団体を数えました。` };
}

/** The lines above the table in its file. */
export function crossHead(asked: Asked, table: CrossTable): string[] {
  const { narrowed, base } = crossWords(asked, table);
  const by = asked.dimensions.find(({ key }) => key === asked.query.by)!;
  return [
    `${formatFiscalYear(asked.wave.year)} ${asked.wave.title}`, `${table.number} ${table.label}`, `列の分け方：${by.label}`,
    ...(narrowed.length > 0 ? [`しぼり込み：${narrowed.join('、かつ ')}`] : []), base, '事務局だけが見る表です。公表しないでください。',
  ];
}
