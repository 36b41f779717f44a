'use client';
import { type FormEvent, Fragment, type ReactNode, useActionState, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import type { ActionState } from '@/lib/platform/action';
import { fieldsOfSection } from '@/lib/survey/questionnaire/fields';
import type { Offers } from '@/lib/survey/offers';
import type { Answers, Section } from '@/lib/survey/questionnaire/questionnaire';
import type { SavedForm } from '@/lib/survey/drafts/save-section-form';
import { ASKED, BASE, CARRIED, THEN } from '@/lib/survey/drafts/sent-form';
import type { Autosave } from './autosave';
import { FormLine } from './FormLine';
import { ItemQuestion } from './ItemQuestion';
import type { Outbox } from './outbox';
import { fieldName, FormContext, formName, type Sent, useAlive } from './section-form-context';
import { useAutosavedForm } from './use-autosaved-form';

export type SaveAction = (previous: ActionState<SavedForm> | undefined, form: FormData) => Promise<ActionState<SavedForm>>;

type Props = {
  section: Section;
  /** All stored answers: conditions may look at another section. */
  answers: Answers;
  /** ISO 8601: when they were read. */
  readAt: string;
  /** Of them, the fields that hold last year's answer and that nobody has looked at. */
  carried: readonly string[];
  offers: Offers;
  faq: { id: string; item: string; question: string; answer: string }[];
  box: Outbox;
  save: SaveAction;
  /** Addresses of what follows, and of the sign-in that leads back here. */
  next: { href: string; label: string };
  signIn: string;
  /** What stands above an item, by its key: remarks of approver and secretariat. */
  notes?: Record<string, ReactNode>;
};

/** Shows what was sent again: everything when nothing could be saved, else only what could not. */
function sentOf(state: ActionState<SavedForm> | undefined): Sent {
  if (!state) return { values: {}, keep: [], errors: {}, conflicts: {} };
  if (!state.ok) return { values: state.values, keep: 'all', errors: state.fieldErrors, conflicts: {} };
  const { errors, conflicts, taken } = state.data;
  return { values: state.values ?? {}, keep: [...Object.keys(errors), ...Object.keys(conflicts)], errors, conflicts, taken };
}

const chooseSentence = (label: string) => `「${label}」は、ほかの方が別の値で保存しています。どちらの値にするか選んでください。`;

/** One section of the questionnaire: saves itself as one types, and works as a plain form without script. */
export function SectionForm({ section, answers, readAt, carried, offers, faq, box, save, next, signIn, notes }: Props) {
  const ref = useRef<HTMLFormElement>(null);
  const [state, action] = useActionState(save, undefined);
  const sent = useMemo(() => sentOf(state), [state]);
  const { form, autosave, excluded, fields } = useAutosavedForm(ref, { section, answers, readAt, carried, box, sent });
  const alive = useAlive();
  const [trouble, setTrouble] = useState<{ message?: string; errors: Record<string, string> }>();
  const labelOf = (name: string) => fields.get(name)?.label ?? name;
  const sentErrors = useMemo(
    () => ({ ...sent.errors, ...Object.fromEntries(Object.keys(sent.conflicts).map((name) => [name, chooseSentence(fields.get(name)?.label ?? name)])) }),
    [sent, fields],
  );
  const summary = trouble ?? { message: state && !state.ok ? state.message : undefined, errors: sentErrors };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const then = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value');
    return form.handleSubmit(
      async () => {
        if (then === 'confirm')
          for (const name of carried.filter((field) => autosave.carried(field) && !excluded.has(field) && !excluded.has(fields.get(field)!.item))) {
            autosave.edit(name, form.getValues(formName(name))); // the same value, saved as looked at
            autosave.commit(name);
          }
        const left = await autosave.flush();
        if (left.length > 0) return setTrouble(troubleOf(autosave, left, labelOf));
        setTrouble({ errors: {} });
        if (then === 'next' || then === 'confirm') window.location.assign(next.href);
      },
      (errors) => {
        void autosave.flush();
        setTrouble({ errors: Object.fromEntries(Object.entries(errors).map(([name, error]) => [fieldName(name), error?.message ?? ''])) });
      },
    )(event);
  };

  const context = useMemo(() => ({ control: form.control, autosave, fields, excluded, offers, faq, alive, sent }), [form, autosave, fields, excluded, offers, faq, alive, sent]);
  const base = Object.fromEntries(fieldsOfSection(section).flatMap(({ name }) => (answers[name] === undefined ? [] : [[name, answers[name]]])));
  return (
    <form ref={ref} action={action} onSubmit={submit} noValidate autoComplete="off" data-form-alive={alive || undefined}>
      <input type="hidden" name="year" value={box.year} />
      <input type="hidden" name="code" value={box.code} />
      <input type="hidden" name="section" value={section.key} />
      <input type="hidden" name={BASE} value={JSON.stringify(base)} />
      <input type="hidden" name={ASKED} value={JSON.stringify(Object.keys(sent.conflicts))} />
      <input type="hidden" name={CARRIED} value={JSON.stringify(carried)} />
      <button hidden name={THEN} value="stay" /> {/* what the Enter key presses: the form's first button */}
      <ErrorSummary message={summary.message} errors={summary.errors} errorId={state && !state.ok ? state.errorId : undefined} />
      {sent.taken && sent.taken.before !== null && <Notice tone="success" title="置きかえて、保存しました。" live><a href={`#f-${sent.taken.field}`}>その項目へ移る</a></Notice>}
      <noscript>
        <p>このブラウザでは自動で保存されません。ページの下の「保存する」を押してください。</p>
      </noscript>
      <div className="contents noscript:hidden"><FormLine autosave={autosave} signIn={signIn} /></div>
      <FormContext value={context}>
        {section.items.map((item) => (
          <Fragment key={item.key}>
            {notes?.[item.key]}
            <ItemQuestion item={item} />
          </Fragment>
        ))}
      </FormContext>
      <Unconfirmed autosave={autosave} carried={carried} />
      <div className="flex flex-wrap gap-4 border-t border-solid-gray-420 py-6">
        <Button name={THEN} value="next" look={carried.length > 0 ? 'secondary' : 'primary'}>{next.label}</Button>
        <Button name={THEN} value="stay" look="secondary">保存する</Button>
      </div>
    </form>
  );
}

/** Last year's answers that nobody has looked at, confirmed for the whole section in one act; leads on. */
function Unconfirmed({ autosave, carried }: { autosave: Autosave; carried: readonly string[] }) {
  const count = () => carried.filter(autosave.carried).length;
  const left = useSyncExternalStore(autosave.subscribe, count, count);
  if (left === 0) return null;
  return (
    <div className="my-6 rounded-8 border-2 border-warning-orange-2 p-4 print:hidden">
      <p className="mb-3">この区分には、前年度から取り込んで、まだ確認していない回答が{left}件あります。上の内容が今年度も正しいことを確かめてから押してください。すべて確認済にして、次へ進みます。</p>
      <Button name={THEN} value="confirm">この区分を確認しました</Button>
    </div>
  );
}

/** What keeps the section from being saved, for the summary on top. */
function troubleOf(autosave: Autosave, left: string[], labelOf: (name: string) => string) {
  const errors = left.flatMap((name) => {
    const state = autosave.state(name);
    if (state.status === 'invalid') return [[name, state.message]];
    return state.status === 'conflict' ? [[name, chooseSentence(labelOf(name))]] : [];
  });
  const { kind, message } = autosave.line();
  const sentences = {
    online: undefined,
    offline: 'まだ送れていない入力があります。入力した内容はこのブラウザに残っています。つながりが戻ってから、もう一度押してください。',
    'signed-out': 'サインインの有効期限が切れています。入力した内容はこのブラウザに残っています。サインインし直してください。',
    refused: message,
  };
  return { message: sentences[kind], errors: Object.fromEntries(errors) as Record<string, string> };
}
