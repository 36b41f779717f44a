'use client';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { TextInput } from '@/components/form/controls';
import { Field, fieldIds } from '@/components/form/Field';
import { Button } from '@/components/ui/Button';
import { LineField } from '../fields';

type Made = { link: string; until: string; name: string; mailed: boolean };

/** Invites someone of a supporter; the link is shown this one time. */
export function InviteSupporterForm({ action, supporterId }: { action: FormAction<Made>; supporterId: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  if (state?.ok)
    return (
      <div role="status" className="my-4 rounded-8 border-2 border-success-2 p-4">
        <p>{state.data.name}さんの招待のリンクです。<strong>この画面を離れると、二度と表示できません。</strong>{state.data.until}まで、1回だけ使えます。{state.data.mailed && 'メールでも送信の列に入れました。'}</p>
        <Field name="link" label="招待のリンク"><TextInput id={fieldIds('link').input} readOnly value={state.data.link} className="font-mono" /></Field>
      </div>
    );
  return (
    <form {...form}>
      {state && !state.ok && <ErrorSummary message={state.message} errors={Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [`invite-${name}`, sentence]))} errorId={state.errorId} />}
      <input type="hidden" name="supporterId" value={supporterId} />
      <LineField name="name" at="invite-name" label="氏名" error={errors.name} defaultValue={typed('name')} />
      <LineField name="department" at="invite-department" label="所属" optional error={errors.department} defaultValue={typed('department')} />
      <LineField name="email" at="invite-email" label="メールアドレス" optional hint="入力すると、招待のリンクをメールでも送ります。" error={errors.email} defaultValue={typed('email')} />
      <Button look="secondary" aria-disabled={pending}>招待のリンクを作る</Button>
    </form>
  );
}
