'use client';
import { TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** A new link for an invitation, by mail, perhaps to another address. */
export function InviteAnewForm({ action, id, email }: { action: FormAction<never>; id: string; email: string }) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="id" value={id} />
      <Field name="email" label="メールアドレス" required error={errors.email}>
        <TextInput id={fieldIds('email').input} name="email" type="email" required className="max-w-md" autoComplete="off" defaultValue={state ? typed('email') : email} {...describedBy('email', { error: errors.email })} />
      </Field>
      <Button look="secondary" aria-disabled={pending}>新しい招待を送る</Button>
    </form>
  );
}
