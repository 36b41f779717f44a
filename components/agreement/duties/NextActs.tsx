import { LinkButton } from '@/components/ui/Button';
import { type ApplicationKind, KIND_LABEL } from '@/lib/agreement/membership/application-rules';
import type { Standing } from '@/lib/agreement/membership/standing-words';

const WHAT_TO_DO: Record<Standing, string[]> = {
  outside: ['協定の本文と呼びかけを読み、庁内で検討します。', '首長の決定を受けて、承認者がこのページから申し込みます。', '事務局が確かめ、加入の日をお知らせします。'],
  preparing: ['首長が協定書に署名し、その写しを事務局に届けます。', '防災側と情報側の連絡担当を決め、連絡先を登録します。', '災害のときに希望する支援と、出せる支援をまとめておきます。'],
  member: ['連絡先が正しいか、半年ごとに確かめます。', '希望する支援と出せる支援を、年に1回見直します。', '構成と機材の資料を、年に1回以上改めます。'],
  suspended: ['活動を再び始めるときは、首長の決定を受けて、承認者がこのページから申し込みます。', '休止のあいだも、登録した連絡先は最新に保ってください。'],
  withdrawn: ['もう一度加わるときは、首長の決定を受けて、承認者がこのページから申し込みます。'],
};

/** What a municipality of this standing does next. */
export function NextActs({ standing, code, mayApply, waiting, kinds }: { standing: Standing; code: string; mayApply: boolean; waiting: boolean; kinds: readonly ApplicationKind[] }) {
  const joining = kinds.includes('join') || kinds.includes('return');
  return (
    <section aria-labelledby="next" className="mt-10">
      <h2 id="next" className="text-std-24B-150">次にすること</h2>
      <ol className="my-2 ml-6 list-decimal">{WHAT_TO_DO[standing].map((one) => <li key={one}>{one}</li>)}</ol>
      {!waiting && mayApply && joining && (
        <p className="mt-4 flex flex-wrap gap-4">
          {kinds.filter((kind) => kind === 'join' || kind === 'return').map((kind) => <LinkButton key={kind} href={`/agreement/apply?code=${code}&kind=${kind}`}>{KIND_LABEL[kind]}を申し込む</LinkButton>)}
          {standing === 'outside' && <LinkButton look="secondary" href="/agreement/call">呼びかけを読む</LinkButton>}
        </p>
      )}
      {!waiting && !mayApply && joining && <p className="mt-2">申し込みができるのは承認者です。承認者にご依頼ください。{standing === 'outside' && <a href="/agreement/call">呼びかけを読む</a>}</p>}
    </section>
  );
}

/** Ways out and to rest, apart from what is done in the year. */
export function OtherApplications({ code, kinds }: { code: string; kinds: readonly ApplicationKind[] }) {
  const shown = kinds.filter((kind) => kind === 'rest' || kind === 'leave');
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="other" className="mt-10 print:hidden">
      <h2 id="other" className="text-std-24B-150">休止・脱退の申し込み</h2>
      <p className="mt-2">首長の決定を受けて、承認者が申し込みます。</p>
      <ul className="mt-2 list-disc pl-6">{shown.map((kind) => <li key={kind}><a href={`/agreement/apply?code=${code}&kind=${kind}`} className="inline-block py-1">{KIND_LABEL[kind]}を申し込む</a></li>)}</ul>
    </section>
  );
}
