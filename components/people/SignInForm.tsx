'use client';
import { Button } from '@/components/ui/Button';
import { PasswordField, TextField } from './fields';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

export function SignInForm({ action, next }: { action: FormAction<never>; next?: string }) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      {next && <input type="hidden" name="next" value={next} />}
      <TextField
        name="signInName" label="利用者名" error={errors.signInName} defaultValue={typed('signInName')}
        autoComplete="username" autoCapitalize="none" spellCheck={false} className="max-w-md"
      />
      <PasswordField name="password" label="パスワード" error={errors.password} />
      <Button aria-disabled={pending}>サインイン</Button>
    </form>
  );
}
