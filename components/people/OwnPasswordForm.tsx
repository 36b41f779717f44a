'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { PasswordField } from './fields';
import { FormErrors } from '@/components/form/FormErrors';
import { RecoveryCodes } from './RecoveryCodes';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

type Props = { action: FormAction<{ recoveryCodes: string[] }>; button: string; look?: 'primary' | 'danger'; children?: ReactNode };

/** An act that asks for the password once more. Recovery codes that come out of it are shown here, once. */
export function OwnPasswordForm({ action, button, look = 'primary', children }: Props) {
  const { state, pending, errors, form } = useActionForm(action);
  if (state?.ok) return <RecoveryCodes codes={state.data.recoveryCodes} />;
  return (
    <form {...form}>
      <FormErrors state={state} />
      {children}
      <PasswordField name="current" label="いまのパスワード" error={errors.current} />
      <Button look={look} aria-disabled={pending}>{button}</Button>
    </form>
  );
}
