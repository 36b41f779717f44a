'use client';
import type { ReactNode } from 'react';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** One button and what it acts on. */
export function HiddenForm({ action, hidden, look = 'danger', children }: { action: FormAction<never>; hidden: Record<string, string>; look?: 'danger' | 'secondary' | 'text'; children: ReactNode }) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Button look={look} aria-disabled={pending}>{children}</Button>
    </form>
  );
}
