'use client';
import { useEffect, useRef } from 'react';
import type { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { Table, Td, Th } from '@/components/ui/Table';
import type { CheckedList } from '@/lib/mail/check-invitations';

const SHOWN = 20;
const number = (count: number) => count.toLocaleString('ja-JP');

/** What a check of the list found: each bad line with its remedy, the good ones, and the button that sends. */
export function CheckedInvitations({ checked, sending }: { checked: CheckedList; sending: ReturnType<typeof useActionForm<never>> }) {
  const { good, problems, year, batch, list } = checked;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} aria-labelledby="checked" className="my-6 rounded-8 border-2 border-blue-900 p-4">
      <h2 id="checked" className="text-std-24B-150">確かめた結果</h2>
      <p role="status">{`送れる行は${number(good.length)}件、問題のある行は${number(problems.length)}件です。`}</p>
      {problems.length > 0 && (
        <Table caption="問題のある行">
          <thead>
            <tr><Th>行</Th><Th>内容</Th><Th>直し方</Th></tr>
          </thead>
          <tbody>
            {problems.slice(0, 200).map((problem) => (
              <tr key={problem.line}>
                <Th scope="row" className="whitespace-nowrap tabular-nums">{problem.line}行目</Th>
                <Td className="min-w-40 break-all">{problem.text}</Td>
                <Td className="min-w-64">{problem.sentence}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {problems.length > 200 && <p>{`ほかに${number(problems.length - 200)}件あります。`}</p>}
      {good.length > 0 && (
        <>
          <Table caption={good.length > SHOWN ? `招待を送る行（はじめの${SHOWN}件）` : '招待を送る行'}>
            <thead>
              <tr><Th>行</Th><Th>団体</Th><Th>メールアドレス</Th><Th>氏名・所属</Th><Th>役割</Th></tr>
            </thead>
            <tbody>
              {good.slice(0, SHOWN).map((line) => (
                <tr key={line.line}>
                  <Td className="whitespace-nowrap tabular-nums">{line.line}行目</Td>
                  <Td className="min-w-40">{`${line.place}（${line.code}）`}</Td>
                  <Td className="min-w-48 break-all">{line.email}</Td>
                  <Td className="min-w-40 break-all">{[line.name, line.department].filter(Boolean).join('　') || 'なし（ご担当者と書きます）'}</Td>
                  <Td className="whitespace-nowrap">{line.role === 'editor' ? '回答担当' : '承認者'}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          <form {...sending.form}>
            <input type="hidden" name="year" value={year} />
            <input type="hidden" name="batch" value={batch} />
            <input type="hidden" name="skip" value="yes" />
            <textarea hidden readOnly name="list" value={list} aria-hidden="true" />
            {problems.length > 0 && <p className="my-3">{`問題のある${number(problems.length)}行には送りません。直すときは、下の一覧を書き換えて確かめ直してください。`}</p>}
            <Button aria-disabled={sending.pending}>{problems.length > 0 ? `問題のある行を除き、${number(good.length)}件の招待を送る` : `${number(good.length)}件の招待を送る`}</Button>
          </form>
        </>
      )}
    </section>
  );
}
