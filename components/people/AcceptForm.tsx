'use client';
import { Button } from '@/components/ui/Button';
import { PasswordField, TextField } from './fields';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

/** Makes the account that an invitation stands for. */
export function AcceptForm({ action, token, passwordHint }: { action: FormAction<never>; token: string; passwordHint: string }) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="token" value={token} />
      <TextField
        name="signInName" label="利用者名" error={errors.signInName} defaultValue={typed('signInName')} className="max-w-md"
        autoComplete="username" autoCapitalize="none" spellCheck={false}
        hint="サインインに使う名前です。3文字以上。文字・数字と「.」「_」「-」「@」が使えます。大文字と小文字、全角と半角は区別しません。"
      />
      <PasswordField name="password" label="パスワード" hint={passwordHint} error={errors.password} autoComplete="new-password" />
      <PasswordField name="again" label="パスワード（確認）" hint="同じものをもう一度入力してください。" error={errors.again} autoComplete="new-password" />
      <Button aria-disabled={pending}>アカウントを作ってサインインする</Button>
    </form>
  );
}
