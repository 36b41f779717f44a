'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { Fold } from '@/components/ui/Fold';
import { Select, TextArea } from './controls';
import { ErrorSummary } from './ErrorSummary';
import { describedBy, Field, fieldIds } from './Field';
import { type FormAction, useActionForm } from './use-action-form';

type Choice = { value: string; label: string };
type Props<T> = {
  action: FormAction<T>;
  /** Tells the form's fields from those of the same form elsewhere on the page. */
  mark: string;
  hidden: Record<string, string | number>;
  label: string;
  hint?: ReactNode;
  button: string;
  look?: 'primary' | 'secondary';
  /** Name of the text's field. */
  name?: string;
  defaultValue?: string;
  rows?: number;
  /** Folded away under these words until it is wanted, or has come back with a mistake. */
  fold?: string;
  /** Only the text is folded away under these words; the button sends it as it is. */
  edit?: string;
  /** A list to choose from above the text. */
  choose?: { name: string; label: string; choices: Choice[]; none: string; chosen?: string; required?: boolean };
};

/** A text to write and one button to send it. What was typed comes back with its sentences. */
export function TextForm<T>({ action, mark, hidden, label, hint, button, look = 'primary', name = 'text', defaultValue = '', rows = 4, fold, edit, choose }: Props<T>) {
  const { state, errors: bare, typed, pending, form } = useActionForm(action);
  // One schema serves buttons of several names; its sentence calls the text as this form does.
  const errors = Object.fromEntries(Object.entries(bare).map(([field, sentence]) => [field, sentence.replace('「本文」', `「${label}」`)]));
  const at = (field: string) => `${field}-${mark}`;
  const ids = fieldIds(at(name));
  const failed = state !== undefined && !state.ok;
  const text = (
    <Field name={at(name)} label={label} hint={hint} error={errors[name]} required>
      <TextArea id={ids.input} name={name} rows={rows} defaultValue={state ? typed(name) : defaultValue} {...describedBy(at(name), { hint, error: errors[name] })} />
    </Field>
  );
  const body = (
    <>
      {choose && (
        <Field name={at(choose.name)} label={choose.label} error={errors[choose.name]} required={choose.required}>
          <Select id={fieldIds(at(choose.name)).input} name={choose.name} key={typed(choose.name)} defaultValue={state ? typed(choose.name) : (choose.chosen ?? '')} className="w-full" {...describedBy(at(choose.name), { error: errors[choose.name] })}>
            <option value="">{choose.none}</option>
            {choose.choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
          </Select>
        </Field>
      )}
      {edit ? <Fold words={edit} open={failed}>{text}</Fold> : text}
      <Button look={look} aria-disabled={pending}>{button}</Button>
    </>
  );
  return (
    <form {...form} className="print:hidden">
      {state && !state.ok && <ErrorSummary message={state.message} errors={Object.fromEntries(Object.entries(errors).map(([field, sentence]) => [at(field), sentence]))} errorId={state.errorId} />}
      {Object.entries(hidden).map(([field, value]) => <input key={field} type="hidden" name={field} value={value} />)}
      {fold ? <Fold words={fold} open={failed}>{body}</Fold> : body}
    </form>
  );
}
