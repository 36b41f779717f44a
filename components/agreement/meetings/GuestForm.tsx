'use client';
import { TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

const FIELDS = [['organisation', '所属', true], ['name', '氏名', true], ['address', '連絡先', false]] as const;

/** Puts a guest on the list. */
export function GuestForm({ action, id }: { action: FormAction<never>; id: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="id" value={id} />
      {FIELDS.map(([name, label, required]) => (
        <Field key={name} name={name} label={label} error={errors[name]} required={required} optional={!required}>
          <TextInput id={fieldIds(name).input} name={name} defaultValue={typed(name)} {...describedBy(name, { error: errors[name] })} />
        </Field>
      ))}
      <Button look="secondary" aria-disabled={pending}>招待者の一覧に加える</Button>
    </form>
  );
}
