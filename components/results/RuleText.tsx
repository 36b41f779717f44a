import { WITHHELD_WORD } from '@/lib/results/suppression/withheld-word';
import type { EditionFacts } from '@/lib/results/editions/edition';
import { RULE } from '@/lib/results/suppression/rule';

/** The rule by which counts are withheld, whole and in plain words: what every reader of a table may know about it. */
export function RuleText({ rule = RULE }: { rule?: EditionFacts['rule'] }) {
  const small = Array.from({ length: rule.threshold - 1 }, (_, i) => i + 1).join('または');
  return (
    <>
      <p>
        公表する表から、ひとつの市区町村の回答が分かってしまうことがないように、一部の数を「{WITHHELD_WORD}」と書いて伏せています。0は、それだけでは回答が分からないかぎり伏せません。
      </p>
      <ul className="my-3 ml-6 list-disc">
        <li>{small}団体の数は伏せます。{rule.threshold}団体以上の数を示すことを、しきい値としています。</li>
        <li>ほかの数との引き算などから、伏せた数やひとつの市区町村の回答が分かってしまうときは、その手がかりになる数も伏せます。ほかの分け方の表や、同じ年度の前の版と比べても分からないようにします。このため、{rule.threshold}以上の数が「{WITHHELD_WORD}」となることがあります。</li>
        <li>ある区分の全員が同じ回答をしたときは、その区分の団体の回答がすべて分かってしまうため、伏せます。</li>
        <li>人数や台数などの数は、幅に分けて団体数を示します。最小・最大・最頻値は、{rule.threshold}団体以上がその数を答えたときだけ示します。</li>
        <li>年月の回答は年にまとめ、自由に書かれた文章は、回答した団体の数だけを示します。</li>
        <li>母数が{rule.leastBaseOfPercent}団体に満たないときは、割合を示しません。</li>
        <li>数えた団体が少ない年度や区分では、多くの数が「{WITHHELD_WORD}」になります。回答する団体が増えるほど、伏せる数は少なくなります。</li>
        <li>団体名の掲載に同意した市区町村の回答は、すでに公開された回答として扱います。</li>
      </ul>
      <p>
        しきい値の{rule.threshold}は、この調査で決めたものです。進め方は、統計機関が集計表で用いる秘匿のしかた、すなわち小さい数を伏せる一次秘匿と、それを割り出せる数も伏せる二次秘匿にならっています。
      </p>
      <p className="mt-2">
        2012年の調査は、公表された資料の数をそのまま載せており、この規則の対象外です。そのページでは、公表値であることを示しています。
      </p>
    </>
  );
}
