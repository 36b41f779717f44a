'use client';
import { useEffect, useRef } from 'react';
import type { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import type { GroupPreview } from '@/lib/survey/notices/preview-group-mail';

const SHOWN = 30;
const number = (count: number) => count.toLocaleString('ja-JP');

/** To whom a mail would go and what it says, with the button that sends it. */
export function GroupMailPreview({ preview, sending }: { preview: GroupPreview; sending: ReturnType<typeof useActionForm<never>> }) {
  const { input, municipalities, addresses, unreachable, remindedToday, subject, paragraphs } = preview;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} aria-labelledby="group-preview" className="my-6 rounded-8 border-2 border-blue-900 p-4">
      <h3 id="group-preview" className="text-std-20B-150">送る前の確認</h3>
      <p role="status">{`${number(municipalities.length)}団体の${number(addresses)}か所に送ります。`}</p>
      {remindedToday > 0 && <p>{`今日すでに案内を送った${number(remindedToday)}団体には送りません。`}</p>}
      {unreachable.length > 0 && <p>{`メールアドレスを登録した利用者がいないため送れない団体：${unreachable.slice(0, SHOWN).join('、')}${unreachable.length > SHOWN ? `ほか${number(unreachable.length - SHOWN)}団体` : ''}`}</p>}
      <details className="my-2">
        <summary className="cursor-pointer py-2">送る団体を見る</summary>
        <p>{`${municipalities.slice(0, 200).map(({ place, addresses: n }) => (n > 1 ? `${place}（${n}か所）` : place)).join('、')}${municipalities.length > 200 ? `ほか${number(municipalities.length - 200)}団体` : ''}`}</p>
      </details>
      <dl className="my-3">
        <dt className="text-std-16B-170">件名</dt>
        <dd>{subject}</dd>
        <dt className="mt-2 text-std-16B-170">本文</dt>
        <dd>{paragraphs.map((paragraph, i) => <p key={i} className="my-2 whitespace-pre-wrap">{paragraph}</p>)}</dd>
      </dl>
      <form {...sending.form}>
        {(['year', 'prefecture', 'band', 'status', 'kind', 'subject', 'batch'] as const).map((name) => <input key={name} type="hidden" name={name} value={input[name]} />)}
        <textarea hidden readOnly aria-hidden="true" name="text" value={input.text} />
        <Button aria-disabled={sending.pending}>{`${number(addresses)}か所に送る`}</Button>
      </form>
    </section>
  );
}
