'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { PasswordField } from './fields';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

/** Begins setting up the one-time code. `withPassword` when one is in force already. */
export function StartCodeForm({ action, next, button, withPassword = false, children }: { action: FormAction<never>; next?: string; button: string; withPassword?: boolean; children?: ReactNode }) {
  const { state, pending, errors, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      {children}
      {next && <input type="hidden" name="next" value={next} />}
      {withPassword && <PasswordField name="current" label="いまのパスワード" error={errors.current} />}
      <Button aria-disabled={pending}>{button}</Button>
    </form>
  );
}
