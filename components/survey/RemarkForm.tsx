'use client';
import { createContext, type ReactNode, use } from 'react';
import { TextArea } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { itemOfRemark, remarkControl } from '@/lib/survey/submissions/remark-control';

type Typed = { errors: Record<string, string>; typed: (name: string) => string };

const RemarkContext = createContext<Typed>({ errors: {}, typed: () => '' });

type Props = {
  action: FormAction<never>;
  /** Hidden fields that say which answer it is about. */
  about: Record<string, string | number>;
  general: string;
  button: string;
  /** What each item is called, by its key: for the sentence about its remark. */
  labels: Record<string, string>;
  /** The answers, with a RemarkField under each item. */
  children: ReactNode;
};

/** 「指摘」は… → 「1-2 人数」への指摘は…: several sentences in the summary must be told apart. */
const named = (sentence: string, label: string | undefined): string => (label ? sentence.replace('「指摘」', `「${label}」への指摘`) : sentence);

/** Remarks for handing an answer back: one about the whole, and one at any item. */
export function RemarkForm({ action, about, general, button, labels, children }: Props) {
  const { state, errors: bare, typed, pending, form } = useActionForm(action);
  const errors = Object.fromEntries(Object.entries(bare).map(([name, sentence]) => [name, named(sentence, labels[itemOfRemark(name)])]));
  return (
    <form {...form} autoComplete="off">
      <FormErrors state={state && !state.ok ? { ...state, fieldErrors: errors } : state} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RemarkArea item="" label="全体への指摘" hint={general} error={errors[remarkControl('')]} value={typed(remarkControl(''))} />
      <RemarkContext value={{ errors, typed }}>{children}</RemarkContext>
      <div className="my-6 border-t border-solid-gray-420 pt-6">
        <Button aria-disabled={pending}>{button}</Button>
      </div>
    </form>
  );
}

function RemarkArea({ item, label, hint, error, value }: { item: string; label: ReactNode; hint?: string; error?: string; value: string }) {
  const name = remarkControl(item);
  return (
    <Field name={name} label={label} hint={hint} error={error} optional>
      <TextArea id={fieldIds(name).input} name={name} rows={2} defaultValue={value} {...describedBy(name, { hint, error })} />
    </Field>
  );
}

/** Room for a remark at one item; folded away until it is wanted. */
export function RemarkField({ item, label }: { item: string; label: string }) {
  const { errors, typed } = use(RemarkContext);
  const [error, value] = [errors[remarkControl(item)], typed(remarkControl(item))];
  return (
    <details open={Boolean(error) || value !== '' || undefined}>
      <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">
        この項目に指摘を書く<span className="sr-only">（{label}）</span>
      </summary>
      <RemarkArea item={item} label={<>指摘<span className="sr-only">（{label}）</span></>} error={error} value={value} />
    </details>
  );
}

type ActProps = { action: FormAction<never>; about: Record<string, string | number>; button: string; look?: 'primary' | 'secondary' | 'danger'; children?: ReactNode };

/** One act on an answer, behind a button. */
export function ActForm({ action, about, button, look = 'secondary', children }: ActProps) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button look={look} aria-disabled={pending} className="mt-2">{button}</Button>
    </form>
  );
}

/** A form without anything to see, whose button stands elsewhere (`form=`): inside of the section's own form, where none may be. */
export function ResolveForm({ action, about, id }: Pick<ActProps, 'action' | 'about'> & { id: string }) {
  const { state, form } = useActionForm(action);
  return (
    <form {...form} id={id}>
      <FormErrors state={state} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}
