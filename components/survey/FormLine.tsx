'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { formatTime } from '@/lib/platform/time';
import type { Autosave } from './autosave';

type Summary = { kind: 'online' | 'offline' | 'signed-out' | 'refused'; message?: string; savedAt?: string; typing: number; unsent: number; invalid: string[]; conflicts: string[]; followed: string[] };

/** One text of how the form stands, so that React compares it by value. */
function summaryOf(autosave: Autosave): string {
  const open = autosave.open().map((field) => [field, autosave.state(field).status] as const);
  const of = (status: string) => open.filter(([, now]) => now === status).map(([field]) => field);
  const summary: Summary = { ...autosave.line(), typing: of('typing').length, unsent: of('unsent').length, invalid: of('invalid'), conflicts: of('conflict'), followed: autosave.followed() };
  return JSON.stringify(summary);
}

const nothing = JSON.stringify({ kind: 'online', typing: 0, unsent: 0, invalid: [], conflicts: [], followed: [] } satisfies Summary);
const kept = '入力した内容はこのブラウザに残っています。';

/** What there is to say beyond "saved"; the text is announced when it changes. */
function concern({ kind, message, unsent, invalid, conflicts }: Summary): string {
  if (kind === 'offline') return `未送信が${unsent}件あります。${message ?? 'サーバーとつながりません。'}${kept}つながると自動で送ります。`;
  if (kind === 'signed-out') return `サインインの有効期限が切れたため、保存できません。${kept}サインインすると送られます。`;
  if (kind === 'refused') return `保存できません。${message ?? ''}${kept}`;
  if (conflicts.length > 0) return `ほかの方と違う値になった項目が${conflicts.length}件あります。どちらの値にするかお選びください。`;
  if (invalid.length > 0) return `保存できない入力が${invalid.length}件あります。項目の下の説明をご確認ください。`;
  return '';
}

/** How the whole form stands with the server, in one line that stays in sight. */
export function FormLine({ autosave, signIn }: { autosave: Autosave; signIn: string }) {
  const summary = JSON.parse(useSyncExternalStore(autosave.subscribe, () => summaryOf(autosave), () => nothing)) as Summary;
  const said = useAnnouncement(autosave);
  const trouble = concern(summary);
  const first = summary.conflicts[0] ?? summary.invalid[0] ?? summary.followed[0];
  return (
    <div data-form-line={summary.kind} className={`sticky top-0 z-10 -mx-4 flex flex-wrap items-center gap-x-3 border-b bg-white px-4 py-2 print:hidden ${trouble ? 'border-error-2' : 'border-solid-gray-420'}`}>
      {trouble ? <p className="text-error-2">＊{trouble}</p> : <p>{calm(summary)} {news(summary)}</p>}
      {summary.kind === 'signed-out' && <a href={signIn}>サインインする</a>}
      {summary.kind === 'offline' && (
        <button type="button" className="min-h-11 px-2 text-blue-900 underline" onClick={() => autosave.retryNow()}>今すぐ送る</button>
      )}
      {summary.kind === 'online' && first && <a href={`#f-${first}`}>その項目へ移る</a>}
      <p role="status" className="sr-only">{said}</p>
    </div>
  );
}

function calm({ typing, savedAt }: Summary) {
  if (typing > 0) return <><span aria-hidden="true">…</span> 入力中（自動で保存します）</>;
  if (savedAt) return <><span aria-hidden="true">✓</span> すべて保存済（{formatTime(new Date(savedAt))}）</>;
  return '入力すると自動で保存します。';
}

/** What colleagues have changed while the form stood open. */
const news = ({ followed }: Summary): string => (followed.length > 0 ? `ほかの方が${followed.length}か所を変更し、この画面に反映しました。` : '');

/** Speaks of trouble and of its end, and of what colleagues change, never of each save. */
function useAnnouncement(autosave: Autosave): string {
  const [said, say] = useState('');
  useEffect(() => {
    let last = '';
    return autosave.subscribe(() => {
      const summary = JSON.parse(summaryOf(autosave)) as Summary;
      const now = concern(summary) || news(summary);
      if (now === last) return;
      say(now || 'すべて保存されました。');
      last = now;
    });
  }, [autosave]);
  return said;
}
