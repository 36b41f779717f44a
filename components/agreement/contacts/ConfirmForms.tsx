'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { TextArea } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** The one tap. Opening the page, or running its script, sends nothing: only a press of the button does. */
export function ConfirmForm({ action, token }: { action: FormAction<never>; token: string }) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="token" value={token} />
      <Button aria-disabled={pending} className="min-h-14 w-full text-std-20B-150 desktop:w-auto desktop:px-10">この内容で正しい</Button>
    </form>
  );
}

/** "This is wrong", with what is wrong. */
export function DisputeForm({ action, token }: { action: FormAction<never>; token: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="token" value={token} />
      <Field name="note" label="違うところ" optional error={errors.note} hint="例えば「4月に異動しました」「携帯の番号が替わりました」。団体の担当の方だけが読みます。">
        <TextArea id={fieldIds('note').input} name="note" defaultValue={typed('note')} {...describedBy('note', { hint: true, error: errors.note })} />
      </Field>
      <Button look="secondary" aria-disabled={pending}>違うところがあると知らせる</Button>
    </form>
  );
}
