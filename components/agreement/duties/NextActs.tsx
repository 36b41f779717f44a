import { LinkButton } from '@/components/ui/Button';
import { type ApplicationKind, KIND_LABEL } from '@/lib/agreement/membership/application-rules';
import type { Standing } from '@/lib/agreement/membership/standing-words';

/** A sentence, or with an address the link that leads to the act. */
type Act = string | { path: string; text: string };

const WHAT_TO_DO: Record<Standing, Act[]> = {
  outside: ['協定の本文と呼びかけを読み、庁内で検討します。', '首長の決定を受けて、承認者がこのページから申し込みます。', '事務局が確かめ、加入の日をお知らせします。'],
  preparing: ['首長が協定書に署名し、その写しを事務局に届けます。', { path: '/agreement/contacts', text: '防災側と情報側の連絡担当を決め、連絡先を登録します' }, { path: '/agreement/wishes', text: '災害のときに希望する支援と、出せる支援をまとめておきます' }],
  member: [
    { path: '/agreement/contacts', text: '連絡先が正しいか、半年ごとに確かめます' }, { path: '/agreement/wishes', text: '希望する支援と出せる支援を、年に1回見直します' },
    { path: '/agreement/documents', text: '構成と機材の資料を、年に1回以上改めます' },
  ],
  suspended: ['活動を再び始めるときは、首長の決定を受けて、承認者がこのページから申し込みます。', { path: '/agreement/contacts', text: '休止のあいだも、登録した連絡先を最新に保ちます' }],
  withdrawn: ['もう一度加わるときは、首長の決定を受けて、承認者がこのページから申し込みます。'],
};

type Props = { standing: Standing; code: string; mayApply: boolean; waiting: boolean; kinds: readonly ApplicationKind[]; due?: { unmet: number; soon: number } };

/** What a municipality of this standing does next. `due`: its duties that are not met, or lapse within 30 days. */
export function NextActs({ standing, code, mayApply, waiting, kinds, due }: Props) {
  const acts = waiting && standing === 'outside' ? WHAT_TO_DO.outside.slice(-1) : WHAT_TO_DO[standing];
  const joining = kinds.includes('join') || kinds.includes('return');
  return (
    <section aria-labelledby="next" className="mt-10">
      <h2 id="next" className="text-std-24B-150">次にすること</h2>
      {due && due.unmet + due.soon > 0 && (
        <div className="my-4">
          <p>{due.unmet > 0 && `満たしていない義務が${due.unmet}件あります。`}{due.soon > 0 && `30日以内に期限が来る義務が${due.soon}件あります。`}</p>
          <p className="mt-2"><LinkButton href={`/agreement/duties?code=${code}`}>協定の義務を見る</LinkButton></p>
        </div>
      )}
      <ol className="my-2 ml-6 list-decimal">
        {acts.map((act) => (typeof act === 'string' ? <li key={act}>{act}</li> : <li key={act.path} className="py-1"><a href={`${act.path}?code=${code}`}>{act.text}</a></li>))}
      </ol>
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
