'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; hidden: Record<string, string>; button: string; name?: string; look?: 'primary' | 'secondary' | 'text' | 'danger'; disabled?: boolean };

/** One act on one thing, named by hidden fields. `name` says in full what the button is for, beginning with its words. */
export function ActForm({ action, hidden, button, name, look = 'secondary', disabled = false }: Props) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      {Object.entries(hidden).map(([field, value]) => <input key={field} type="hidden" name={field} value={value} />)}
      <Button look={look} aria-disabled={pending} aria-label={name} disabled={disabled}>{button}</Button>
    </form>
  );
}
