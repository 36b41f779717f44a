'use client';
import { Button, LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PasswordField } from './fields';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

export function ChangePasswordForm({ action, hint, signInName }: { action: FormAction<{ ended: number }>; hint: string; signInName: string }) {
  const { state, pending, errors, form } = useActionForm(action);
  if (state?.ok) {
    return (
      <Notice tone="success" title="パスワードを変更しました。" live>
        <p>{state.data.ended > 0 ? `ほかの端末での${state.data.ended}件のサインインを終了しました。` : 'ほかの端末でのサインインはありませんでした。'}</p>
        <p className="mt-4"><LinkButton href="/account" look="secondary">アカウントに戻る</LinkButton></p>
      </Notice>
    );
  }
  return (
    <form {...form}>
      <FormErrors state={state} />
      {/* Password managers file the new password under this name. */}
      <input type="text" name="username" autoComplete="username" value={signInName} readOnly hidden />
      <PasswordField name="current" label="いまのパスワード" error={errors.current} />
      <PasswordField name="password" label="新しいパスワード" hint={hint} error={errors.password} autoComplete="new-password" />
      <PasswordField name="again" label="新しいパスワード（確認）" hint="同じものをもう一度入力してください。" error={errors.again} autoComplete="new-password" />
      <Button aria-disabled={pending}>パスワードを変更する</Button>
    </form>
  );
}
