import { WITHHELD_WORD } from '@/lib/results/suppression/withheld-word';
import type { EditionFacts } from '@/lib/results/editions/edition';

type Props = { rule: EditionFacts['rule']; withheld: number; /** How many answers are counted, where more is withheld than shown. */ fewAnswers?: number };

/** What 秘匿 means, short, and where the whole rule stands. Every page, report and file with withheld counts says it. */
export function WithheldNote({ rule, withheld, fewAnswers }: Props) {
  return (
    <div className="my-4 rounded-8 border border-solid-gray-420 p-4">
      <p>
        「{WITHHELD_WORD}」は、ひとつの市区町村の回答が分からないように伏せた数です。{rule.threshold}団体に満たない数（0を除く）と、それを割り出せる数を伏せています。
        {withheld > 0 ? `このページでは${withheld.toLocaleString('ja-JP')}か所を伏せました。` : 'このページには伏せた数はありません。'}
        母数が{rule.leastBaseOfPercent}団体に満たないときは割合を示しません。{' '}
        <a href="/results/rule" className="inline-block">数を伏せる決まり</a>
      </p>
      {fewAnswers !== undefined && <p className="mt-2">この結果は{fewAnswers.toLocaleString('ja-JP')}団体の回答を数えたものです。一つの区分の団体が少ないと、示せる数より伏せる数のほうが多くなります。回答する団体が増えるほど、伏せる数は少なくなります。</p>}
    </div>
  );
}
