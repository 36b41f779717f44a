import { CHOSEN, type SheetRow } from './layout';

type FieldRow = Extract<SheetRow, { kind: 'field' }>;

/** What a row asks and what counts; the item's own definition stands at its first row. */
export function meaningOf({ field, item, first, followUp }: FieldRow): string {
  const own = followUp?.definition ?? [...(item.rows ?? []), ...(item.parts ?? [])].find(({ key }) => field.row !== undefined && key === field.row)?.definition;
  const choices = first || followUp ? (field.choices ?? []).flatMap(({ label, definition }) => (definition ? [`${label}：${definition}`] : [])) : [];
  return [
    ...(first && item.onlyIfLabel ? [`答えるのは：${item.onlyIfLabel}`] : []),
    ...(first ? [item.definition] : []),
    ...(first && item.kind === 'parts' ? ['合計は、取り込むときに内訳から計算します。'] : []),
    ...(own ? [own] : []),
    ...choices,
  ].join('\n');
}

const count = new Intl.NumberFormat('ja-JP');

/** How the answer is typed or chosen, with its unit. */
export function howToAnswer({ field }: FieldRow): string {
  switch (field.kind) {
    case 'one':
      return '一覧から1つ選ぶ';
    case 'many':
      return `当てはまる列すべてに${CHOSEN}`;
    case 'ranked':
      return `1番目から順に一覧から選ぶ（${field.ranks ?? field.choices?.length ?? 1}つまで）`;
    case 'number':
      return `${count.format(field.min ?? 0)}${field.max === undefined ? '以上' : `から${count.format(field.max)}まで`}の整数${field.unit ? `（単位：${field.unit}）` : ''}`;
    case 'yearMonth':
      return '年と月（例：2011年12月、平成23年12月）';
    case 'flag':
      return `「いいえ」と答え、まだ確認できていないときに${CHOSEN}`;
    case 'named':
      return `1行で記入（${count.format(field.maxLength ?? 200)}文字以内）`;
    default:
      return `文章で記入（${count.format(field.maxLength ?? 1000)}文字以内。セルの中の改行はAlt+Enter）`;
  }
}
