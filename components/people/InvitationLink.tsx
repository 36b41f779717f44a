'use client';
import { useEffect, useRef, useState } from 'react';
import { TextInput } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';

/** An invitation's link, this one time, to be copied into a mail. */
export function InvitationLink({ link, until, name, mailed = false }: { link: string; until: string; name: string; mailed?: boolean }) {
  const box = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => box.current?.focus(), []);
  const id = `link-${name}`;
  return (
    <section ref={box} tabIndex={-1} className="my-4 rounded-8 border-2 border-success-2 p-4" aria-label="招待のリンク">
      <p>
        {name}さんの招待のリンクです。<strong>この画面を離れると、二度と表示できません。</strong>写し取って、本人にだけ届く方法でお送りください。
        {until}まで、1回だけ使えます。
      </p>
      {mailed && <p className="mt-2">同じリンクと、代わりに入力できる番号を、メールでも送信の列に入れました。届いたかどうかは<a href="/admin/mail">メールの送信箱</a>で確かめられます。</p>}
      <label htmlFor={id} className="mt-4 block text-std-16B-170">招待のリンク</label>
      <TextInput id={id} readOnly value={link} onFocus={(event) => event.currentTarget.select()} className="font-mono" />
      <p className="needs-script mt-2">
        <Button type="button" look="secondary" onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>リンクを写し取る</Button>
        <span role="status" className="ml-3">{copied && '写し取りました。'}</span>
      </p>
    </section>
  );
}
