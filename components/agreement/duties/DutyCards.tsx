import { LinkButton } from '@/components/ui/Button';
import { Tag } from '@/components/ui/Tag';
import type { DutyOnDay } from '@/lib/agreement/duties/duties';
import { DUTY_STATE_LABEL, DUTY_STATE_TONE, dutyTimeWords, nextAct } from '@/lib/agreement/duties/duty-words';
import { dayInWords } from '@/lib/platform/time';

type Shown = DutyOnDay & { title: string; rule: string; lapse: string };

/** One duty a card: its state in words, until when, and the one act that it waits for. What is unmet comes first. */
export function DutyCards({ code, duties, mayAct }: { code: string; duties: Shown[]; mayAct: boolean }) {
  const order = ['overdue', 'never', 'soon', 'met', 'not-owed'];
  const sorted = [...duties].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const first = sorted.find(waits)?.key;
  return (
    <ul className="grid gap-4">
      {sorted.map((duty) => <DutyCard key={duty.key} code={code} duty={duty} mayAct={mayAct} first={duty.key === first} />)}
    </ul>
  );
}

const waits = ({ state }: Shown): boolean => state === 'overdue' || state === 'never' || state === 'soon';

function DutyCard({ code, duty, mayAct, first }: { code: string; duty: Shown; mayAct: boolean; first: boolean }) {
  const act = nextAct(duty.key, code);
  return (
    <li className="rounded-8 border border-solid-gray-420 p-4 desktop:p-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="text-std-20B-150">{duty.title}</h2>
        <Tag tone={DUTY_STATE_TONE[duty.state]}>{DUTY_STATE_LABEL[duty.state]}</Tag>
      </div>
      <p className="mt-2">{dutyTimeWords(duty)}</p>
      {duty.lastDone && <p className="text-solid-gray-700">最後に行った日：{dayInWords(duty.lastDone)}{duty.thisFiscalYear ? '　今年度に実施' : ''}</p>}
      <p className="mt-2 text-solid-gray-700">{duty.rule}{waits(duty) ? '' : duty.lapse}</p>
      <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
        {mayAct && act && <LinkButton href={act.href} look={first ? 'primary' : 'secondary'}>{act.label}</LinkButton>}
        <a href={`/agreement/duties/${duty.key}?code=${code}`} className="inline-block py-2">
          <span className="sr-only">{duty.title}の</span>決まりとこれまでの記録
        </a>
      </p>
    </li>
  );
}
