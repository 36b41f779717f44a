'use client';
import { Button } from '@/components/ui/Button';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

type Props = { action: FormAction<never>; field: string; value: string; button: string; name?: string; look?: 'primary' | 'secondary' | 'danger' };

/** An act on one thing, named by a hidden field. `name` says in full what the button is for. */
export function OneButtonForm({ action, field, value, button, name, look = 'secondary' }: Props) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name={field} value={value} />
      <Button look={look} aria-disabled={pending} aria-label={name}>{button}</Button>
    </form>
  );
}
