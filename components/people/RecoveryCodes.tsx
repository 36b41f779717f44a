'use client';
import { useEffect, useRef } from 'react';
import { Button, LinkButton } from '@/components/ui/Button';

/** Recovery codes, this one time. Takes the focus, so that nobody misses them. */
export function RecoveryCodes({ codes, next = '/account' }: { codes: string[]; next?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="my-6 rounded-8 border-2 border-success-2 p-4">
      <h2 ref={heading} tabIndex={-1} className="text-std-20B-150">回復コードを控えてください</h2>
      <p className="mt-2">
        スマートフォンをなくしたときや、認証アプリが使えないときに、確認コードの代わりに使います。1つのコードは1回だけ使えます。
        <strong>この画面を離れると、二度と表示できません。</strong>印刷するか書き写して、かぎのかかる場所に保管してください。
      </p>
      <ol className="my-4 grid list-decimal gap-x-10 gap-y-1 pl-8 font-mono desktop:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="flex flex-wrap gap-4">
        <span className="needs-script"><Button type="button" look="secondary" onClick={() => window.print()}>印刷する</Button></span>
        <LinkButton href={next}>控えたので次へ進む</LinkButton>
      </p>
    </section>
  );
}
