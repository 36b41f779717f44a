import { MOST_STEPS, type Step } from '@/lib/results/own-standing/own-standing';

/** What most of the peers have done and this municipality has not, each with what it means and where to read on. */
export function NextSteps({ year, steps, named }: { year: number; steps: Step[]; named: { item: string; municipalities: { code: string; name: string; prefecture: string }[] }[] }) {
  if (steps.length === 0) return <p className="mt-2">近い団体の半数を超える団体がすでにしていて、この団体がまだしていないことは、公表した数からは見つかりませんでした。</p>;
  return (
    <>
      <ol className="mt-2 list-decimal pl-8">
        {steps.map((step) => {
          const examples = named.filter(({ item }) => item === step.item).flatMap(({ municipalities }) => municipalities);
          return (
            <li key={`${step.item} ${step.label}`} className="break-inside-avoid border-t border-solid-gray-420 py-3">
              <h3 className="text-std-17B-170">{step.number} {step.label}</h3>
              <p>
                {step.wider && '近い区分の数が秘匿か少数のため、より広い区分で見ています。'}{step.peers.label}では、{step.base}団体のうち{step.count}団体（{step.percent.toFixed(1)}%）が「{step.ready.join('」か「')}」と答えています。この団体の回答は「{step.own}」です。
              </p>
              <p className="text-solid-gray-700">{step.definition}</p>
              {examples.length > 0 && <p>名前を出すことに同意した団体：{examples.slice(0, 5).map(({ name, prefecture }) => `${prefecture}${name}`).join('、')}</p>}
              <p className="print:hidden"><a href={`#${step.item}`} className="inline-block py-1.5">回答の分布を見る</a>　<a href={`/results/${year}#${step.item}`} className="inline-block py-1.5">公表した結果で見る</a></p>
            </li>
          );
        })}
      </ol>
      {steps.length < MOST_STEPS && <p className="mt-2 text-solid-gray-700">半数を超える団体がしていることだけを挙げています。ほかにはありませんでした。</p>}
    </>
  );
}
