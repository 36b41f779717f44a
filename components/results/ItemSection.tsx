import { WITHHELD_WORD } from '@/lib/results/suppression/withheld-word';
import type { NamedPractice } from '@/lib/results/editions/edition';
import { wordsOn } from '@/lib/results/counting/published';
import type { Column, ItemResult } from '@/lib/results/counting/tabulate';
import { BarFigures } from './Bars';
import { barGroups, countText, drawsRanges, showsBands, withholds } from './figures-of-item';
import { ItemTable } from './ItemTable';

/** One question: whom it was asked of, its bars, their table, and what 2012 said. */
export function ItemSection({ item, columns, in2012, named = [] }: { item: ItemResult; columns: Column[]; in2012: boolean; named?: NamedPractice[] }) {
  const groups = barGroups(item, columns);
  const words = in2012 ? wordsOn(item.key) : [];
  const several = item.groups.some((group) => group.kind === 'shares' && group.several);
  const ofNumbers = drawsRanges(item, columns);
  const withheld = withholds(item, columns);
  const text = item.groups.some((group) => group.kind === 'text');
  return (
    <section id={item.key} aria-labelledby={`${item.key}-heading`} className="mt-8">
      <h3 id={`${item.key}-heading`} className="text-std-20B-150">{item.number} {item.label}</h3>
      <p className="mt-1 text-solid-gray-700">
        対象 {countText(item.asked[0] ?? null)}{item.asked[0] !== null && '団体'}、回答 {countText(item.answered[0] ?? null)}{item.answered[0] !== null && '団体'}。
        {item.onlyIfLabel && `${item.onlyIfLabel}に答える質問です。`}
        {several && 'いくつでも選べる質問です。'}
        {text && '自由に書かれた文章は、回答した団体の数だけを示します。'}
      </p>
      {item.answered[0] === 0 ? (
        <p className="mt-2">まだ集計できる回答がありません。</p>
      ) : (
        groups.length > 0 && (
          <BarFigures
            id={`bars-${item.key}`}
            title={`${item.label}：${showsBands(item, columns) ? columns.map(({ label }) => label).join('、') : '全体'}`}
            description={`${ofNumbers ? '最小から最大までの幅と、中央値の位置です。' : '回答した団体に占める割合の棒グラフです。'}同じ数が下の表にあります。${withheld ? `${WITHHELD_WORD}とした数は描いていません。` : ''}`}
            groups={groups}
          />
        )
      )}
      {withheld && <p className="text-solid-gray-700">{WITHHELD_WORD}とした数は、図に描いていません。</p>}
      <ItemTable item={item} columns={columns} with2012={in2012} />
      {item.unconfirmed && item.unconfirmed[0] !== 0 && <p>「いいえ」のうち、確認できていないと答えた団体の数は{countText(item.unconfirmed[0] ?? null)}です。</p>}
      {named.map(({ value, municipalities }) => <NamedNote key={value} item={item} value={value} municipalities={municipalities} />)}
      {words.map((sentence) => <p key={sentence}>2012年の公表資料では：{sentence}</p>)}
      {item.comparisonNote && <p className="text-solid-gray-700">2012年との比べ方：{item.comparisonNote}</p>}
    </section>
  );
}

/** Those that agreed to be named for this answer, at the question itself. */
function NamedNote({ item, value, municipalities }: { item: ItemResult; value: string; municipalities: NamedPractice['municipalities'] }) {
  const rows = item.groups.flatMap((group) => (group.kind === 'shares' && group.part === '' ? group.rows : []));
  const answer = rows.find((row) => row.value === value)?.label ?? value;
  return (
    <p className="mt-2">
      団体名の掲載に同意した、「{answer}」と答えた団体：{municipalities.map(({ name, prefecture }) => `${prefecture} ${name}`.trim()).join('、')}
    </p>
  );
}
