import { Notice } from '@/components/ui/Notice';
import type { Comparison } from '@/lib/results/counting/compare-published';

/** Whether the rebuilt answers, counted at this moment, agree with the publication; null: there are none here. */
export function CheckLine({ comparisons }: { comparisons: Comparison[] | null }) {
  if (!comparisons) return null;
  const equal = comparisons.filter((comparison) => comparison.equal).length;
  const different = comparisons.filter((comparison) => !comparison.equal);
  return (
    <Notice tone={different.length === 0 ? 'info' : 'error'} title={`再構成した回答との照合：${comparisons.length}項目のうち${equal}項目が一致`}>
      <p>
        この環境には、公表値から逆算して作った匿名の回答（再構成）が入っています。実際の回答ではありません。ほかの年度と同じ方法でいま集計し、下の公表値と比べた結果です。このページの数は公表値であり、再構成した回答から数えたものではありません。
      </p>
      {different.length > 0 && (
        <ul className="ml-6 list-disc">
          {different.map(({ id, about }) => <li key={id}>一致しません：{about}</li>)}
        </ul>
      )}
    </Notice>
  );
}
