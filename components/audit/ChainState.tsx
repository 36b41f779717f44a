'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';

type Verified = { lines: number; findings: string[]; more: number };
type Props = { action: FormAction<Verified>; head: { seq: string; hash: string; at: string } | null; verified: { at: string; findings: number } | null; sentAt: string | null };

/** Whether the log is whole: its end, the last verification, and the button for one now. Times come in words. */
export function ChainState({ action, head, verified, sentAt }: Props) {
  const { state, pending, form } = useActionForm(action);
  return (
    <section aria-labelledby="chain" className="mt-10">
      <h2 id="chain" className="text-std-24B-150">記録の連鎖</h2>
      <p className="mt-2">それぞれの行には、前の行から計算した値が付いています。削除や書き換えがあると、計算が合わなくなります。</p>
      <dl className="mt-4 grid gap-x-8 gap-y-2 desktop:grid-cols-[12rem_1fr]">
        <dt className="text-std-16B-170">末尾の行</dt>
        <dd className="min-w-0">{head ? <>{head.seq}番（{head.at}）<span className="block break-all font-mono">{head.hash}</span></> : 'まだ記録がありません'}</dd>
        <dt className="text-std-16B-170">最後に確かめた日時</dt>
        <dd>{verified ? `${verified.at}　${verified.findings === 0 ? '異常なし' : `異常 ${verified.findings}件`}` : 'まだ確かめていません'}</dd>
        <dt className="text-std-16B-170">末尾を外部に控えた日時</dt>
        <dd>{sentAt ?? 'まだ控えていません'}</dd>
      </dl>
      <form {...form} className="mt-4">
        <FormErrors state={state} />
        {state?.ok && state.data.findings.length === 0 && <Notice tone="success" title={`${state.data.lines.toLocaleString('ja-JP')}行を確かめました。異常はありません。`} live />}
        {state?.ok && state.data.findings.length > 0 && (
          <Notice tone="error" title={`${state.data.lines.toLocaleString('ja-JP')}行を確かめました。記録が書き換えられた疑いがあります。システムの管理者に知らせてください。`} live>
            <ul className="mt-2 list-disc pl-6">
              {state.data.findings.map((finding) => <li key={finding}>{finding}</li>)}
              {state.data.more > 0 && <li>ほか{state.data.more}件</li>}
            </ul>
          </Notice>
        )}
        <Button look="secondary" aria-disabled={pending}>いま確かめる</Button>
      </form>
    </section>
  );
}
