'use client';
import { Button } from '@/components/ui/Button';
import { fieldIds } from '@/components/form/Field';
import { Tick } from '@/components/form/controls';
import { formatDateTime, formatTime } from '@/lib/platform/time';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { answerText } from '@/lib/survey/questionnaire/answer-text';
import type { Field } from '@/lib/survey/questionnaire/fields';
import { resolveControl } from '@/lib/survey/drafts/sent-form';
import type { ConflictState } from './autosave';
import { FieldOffers } from './FieldOffers';
import { useFieldState, useSectionForm } from './section-form-context';

const words = {
  idle: null,
  invalid: null,
  conflict: null,
  typing: { icon: '…', word: '入力中', look: 'text-solid-gray-700' },
  saved: { icon: '✓', word: '保存済', look: 'text-success-2' },
  unsent: { icon: '！', word: '未送信', look: 'text-error-2' },
} as const;

/** How one field stands with the server, in a word. Not announced by itself: the form's line sums it up. */
export function FieldMark({ name }: { name: string }) {
  const state = useFieldState(name);
  const { status } = state;
  const shown = status === 'followed' ? { icon: '↻', word: `${state.by}さんが${formatTime(new Date(state.at))}に変更`, look: 'text-solid-gray-700' } : words[status];
  return (
    <span data-field-state={name} data-state={status} className={`inline-block min-h-6 min-w-20 text-dns-14B-130 print:hidden ${shown?.look ?? ''}`}>
      {shown && (
        <>
          <span aria-hidden="true" className="mr-1">{shown.icon}</span>
          {shown.word}
        </>
      )}
    </span>
  );
}

/** State and conflict of a field, under its control. */
export function FieldFoot({ name }: { name: string }) {
  return (
    <>
      <FieldOffers name={name} />
      <p className="mt-1">
        <FieldMark name={name} />
      </p>
      <FieldConflict name={name} />
    </>
  );
}

export function FieldConflict({ name }: { name: string }) {
  const { autosave, alive, sent, fields } = useSectionForm();
  const state = useFieldState(name);
  const field = fields.get(name);
  if (!field) return null;
  if (state.status !== 'conflict') return alive || !sent.conflicts[name] ? null : <Both field={field} conflict={sent.conflicts[name]} />;
  const decide = (choice: 'mine' | 'theirs') => {
    autosave.resolve(field.name, choice);
    document.getElementById(fieldIds(field.name).input)?.focus();
  };
  return (
    <Both field={field} conflict={state.conflict}>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button type="button" look="secondary" onClick={() => decide('mine')}>ご自分の値にする</Button>
        <Button type="button" look="secondary" onClick={() => decide('theirs')}>先に保存された値にする</Button>
      </div>
    </Both>
  );
}

/** Both values, who and when; the choice between them by buttons, or without script by radio buttons sent with the form. */
function Both({ field, conflict, children }: { field: Field; conflict: ConflictState; children?: React.ReactNode }) {
  const parsed = parseField(field, conflict.mine);
  const heading = `${fieldIds(field.name).input}-conflict`;
  return (
    <div role="group" aria-labelledby={heading} data-conflict={field.name} className="my-3 rounded-8 border-2 border-warning-orange-2 p-4">
      <p id={heading} className="text-std-16B-170">
        ［確認］{conflict.by}{conflict.at && `が${formatDateTime(new Date(conflict.at))}に`}同じ項目を別の値で保存しています。どちらにするかお選びください。
      </p>
      <dl className="mt-2 grid gap-x-4 desktop:grid-cols-[max-content_1fr]">
        <dt className="text-std-16B-170">ご自分の値</dt>
        <dd>{parsed.ok ? answerText(field, parsed.value) : String(conflict.mine)}</dd>
        <dt className="text-std-16B-170">先に保存された値</dt>
        <dd>{answerText(field, conflict.theirs ?? undefined)}</dd>
      </dl>
      {children ?? (
        <div className="mt-2">
          <Tick type="radio" name={resolveControl(field.name)} value="mine" label="ご自分の値にする" />
          <Tick type="radio" name={resolveControl(field.name)} value="theirs" label="先に保存された値にする" />
        </div>
      )}
    </div>
  );
}
