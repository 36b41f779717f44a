'use client';
import { TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

const hint = '大文字と小文字、全角と半角、ハイフンの有無は、どちらでもかまいません。';

/** The code that stands beside a mail's link. */
export function ShortCodeForm({ action }: { action: FormAction<never> }) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <Field name="code" label="番号" required hint={hint} error={errors.code}>
        <TextInput
          id={fieldIds('code').input} name="code" required defaultValue={typed('code')} autoComplete="off" autoCapitalize="characters" spellCheck={false}
          className="max-w-xs font-mono tracking-widest" {...describedBy('code', { hint, error: errors.code })}
        />
      </Field>
      <Button aria-disabled={pending}>開く</Button>
    </form>
  );
}
