'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** The secretariat begins this year's round. */
export function OpenRoundForm({ action, today }: { action: FormAction<never>; today: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <Field name="closesOn" label="記録の期限" required error={errors.closesOn} hint="この日までに、各団体が結果を記録します。">
        <TextInput id={fieldIds('closesOn').input} name="closesOn" type="date" min={today} defaultValue={typed('closesOn')} required {...describedBy('closesOn', { hint: true, error: errors.closesOn })} className="max-w-56" />
      </Field>
      <Button aria-disabled={pending}>通話の確認を始める</Button>
    </form>
  );
}
