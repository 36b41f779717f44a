'use client';
import { Button } from '@/components/ui/Button';
import { TextField } from './fields';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

/** The second step of the sign-in. */
export function CodeForm({ action, next }: { action: FormAction<never>; next?: string }) {
  const { state, pending, errors, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        name="code" label="確認コード" error={errors.code} autoComplete="one-time-code" inputMode="text" autoCapitalize="characters" spellCheck={false}
        hint="認証アプリに出ている6桁の数字。アプリが使えないときは、控えてある回復コード（12文字）を入力してください。" className="max-w-xs"
      />
      <Button aria-disabled={pending}>サインイン</Button>
    </form>
  );
}
