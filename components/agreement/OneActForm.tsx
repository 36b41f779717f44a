'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; hidden: Record<string, string | number>; button: string; /** What the button is for, in full. */ name?: string; look?: 'primary' | 'secondary' | 'danger' };

/** One button with what it acts on. */
export function OneActForm({ action, hidden, button, name, look = 'secondary' }: Props) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form} className="print:hidden">
      <FormErrors state={state} />
      {Object.entries(hidden).map(([field, value]) => <input key={field} type="hidden" name={field} value={value} />)}
      <Button look={look} aria-disabled={pending} aria-label={name}>{button}</Button>
    </form>
  );
}
