import { WITHHELD_WORD } from '@/lib/results/withheld-word';
import type { EditionFacts } from '@/lib/results/edition';

/** What 秘匿 means, short, and where the whole rule stands. Every page, report and file with withheld counts says it. */
export function WithheldNote({ rule, withheld }: { rule: EditionFacts['rule']; withheld: number }) {
  return (
    <p className="my-4 rounded-8 border border-solid-gray-420 p-4">
      「{WITHHELD_WORD}」は、ひとつの市区町村の回答が分からないように伏せた数です。{rule.threshold}団体に満たない数（0を除く）と、それを割り出せる数を伏せています。
      {withheld > 0 ? `このページでは${withheld.toLocaleString('ja-JP')}か所を伏せました。` : 'このページには伏せた数はありません。'}
      母数が{rule.leastBaseOfPercent}団体に満たないときは割合を示しません。{' '}
      <a href="/results/rule" className="inline-block">数を伏せる決まり</a>
    </p>
  );
}
