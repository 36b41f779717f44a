'use client';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { fieldAddress } from '@/lib/survey/addresses';
import { dropEntry, type Outbox, outboxesOf, readOutbox } from './outbox';
import { sendChanges } from './send-changes';

type Left = { box: Outbox; section: string; field: string; message: string };
type Report = { sent: number; left: Left[]; unreachable: number; refused: string[]; signedOut: boolean };

const AGAIN = 15_000; // ms

/** Sends what earlier visits of this person left in this browser, except for the section that is open in the form. */
async function sendAll(person: string, except?: Outbox & { section: string }): Promise<Report> {
  const report: Report = { sent: 0, left: [], unreachable: 0, refused: [], signedOut: false };
  for (const box of outboxesOf(person)) {
    const entries = Object.entries(readOutbox(box));
    for (const section of new Set(entries.map(([, entry]) => entry.section))) {
      if (except && except.section === section && except.year === box.year && except.code === box.code) continue;
      const changes = entries.filter(([, entry]) => entry.section === section).map(([field, { from, to }]) => ({ field, from, to }));
      const outcome = await sendChanges({ year: box.year, code: box.code, section }, changes);
      if (outcome.kind !== 'answered') {
        if (outcome.kind === 'refused') report.refused.push(outcome.message);
        if (outcome.kind === 'signed-out') report.signedOut = true;
        report.unreachable += changes.length;
        continue;
      }
      for (const { field, to } of changes) {
        const result = outcome.result.fields[field];
        if (result?.status === 'saved') {
          dropEntry(box, field, to);
          report.sent += 1;
        } else if (result?.status === 'unknown') {
          dropEntry(box, field, to); // retired since: there is nowhere left to put it
          report.left.push({ box, section, field, message: result.message });
        } else {
          const message = result?.status === 'invalid' ? result.message : 'ほかの方が別の値で保存しています。項目を開いて、どちらの値にするかお選びください。';
          report.left.push({ box, section, field, message });
        }
      }
    }
  }
  return report;
}

/**
 * On coming back: sends what was typed while the line or the server was down, also after the tab was closed, and says
 * what became of it. Shows nothing when there was nothing.
 */
export function UnsentAnswers({ person, except }: { person: string; except?: Outbox & { section: string } }) {
  const [report, setReport] = useState<Report>();
  useEffect(() => {
    let sent = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = async () => {
      clearTimeout(timer);
      const now = await sendAll(person, except);
      sent += now.sent;
      setReport({ ...now, sent });
      if (now.unreachable > 0 && now.refused.length === 0 && !now.signedOut) timer = setTimeout(() => void run(), AGAIN);
    };
    const online = () => void run();
    online();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      clearTimeout(timer);
    };
  }, [person, except]);
  const discard = () => {
    for (const box of outboxesOf(person)) for (const field of Object.keys(readOutbox(box))) dropEntry(box, field);
    setReport(undefined);
  };
  if (!report || report.sent + report.left.length + report.unreachable === 0) return null;
  return <Told report={report} discard={discard} />;
}

function Told({ report: { sent, left, unreachable, refused, signedOut }, discard }: { report: Report; discard: () => void }) {
  const fine = left.length + unreachable === 0;
  return (
    <div role="status" data-unsent={unreachable} className={`my-4 rounded-8 border-2 border-l-8 p-4 print:hidden ${fine ? 'border-success-2' : 'border-warning-orange-2'}`}>
      <p className="text-std-16B-170">{fine ? '［完了］前回送れなかった入力を送りました' : '［注意］前回の入力に、まだ保存されていないものがあります'}</p>
      {sent > 0 && <p>このブラウザに残っていた入力{sent}件を送り、保存しました。</p>}
      {unreachable > 0 && <p>このブラウザに残っている入力{unreachable}件をまだ送れていません。{signedOut ? 'サインインし直すと送られます。' : refused.length > 0 ? refused[0] : 'つながると自動で送ります。'}</p>}
      {left.length > 0 && (
        <ul className="mt-2 list-disc pl-6">
          {left.map(({ box, section, field, message }) => (
            <li key={`${box.year} ${box.code} ${field}`}><a href={fieldAddress(box.year, box.code, section, field)}>{message}</a></li>
          ))}
        </ul>
      )}
      {refused.length > 0 && <Button type="button" look="text" onClick={discard}>このブラウザに残っている入力を消す</Button>}
    </div>
  );
}
