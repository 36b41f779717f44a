'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { TextField } from './fields';
import { FormErrors } from '@/components/form/FormErrors';
import { RecoveryCodes } from './RecoveryCodes';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

type Props = { confirm: FormAction<{ recoveryCodes: string[] }>; waiting: boolean; next?: string; children: ReactNode };

/**
 * Proves the scanned secret by a code and shows the recovery codes. Always on the page, also when the code is in force already:
 * without script the recovery codes come with the page that is drawn after the confirmation.
 */
export function CodeSetup({ confirm, waiting, next, children }: Props) {
  const { state, pending, errors, form } = useActionForm(confirm);
  if (state?.ok) return <RecoveryCodes codes={state.data.recoveryCodes} next={next} />;
  if (!waiting) return null;
  return (
    <form {...form}>
      <FormErrors state={state} />
      {children}
      <TextField
        name="code" label="確認コード" error={errors.code} hint="アプリに出ている6桁の数字" autoComplete="one-time-code" inputMode="numeric" className="max-w-xs"
      />
      <Button aria-disabled={pending}>確認コードを有効にする</Button>
    </form>
  );
}
