'use client';
import { TextArea } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** Agenda and minutes; what is written is read by the members at once. */
export function MinutesForm({ action, id, agenda, minutes }: { action: FormAction<never>; id: string; agenda: string; minutes: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="id" value={id} />
      <Field name="agenda" label="次第" error={errors.agenda} optional>
        <TextArea id={fieldIds('agenda').input} name="agenda" rows={5} defaultValue={state ? typed('agenda') : agenda} {...describedBy('agenda', { error: errors.agenda })} />
      </Field>
      <Field name="minutes" label="議事録" error={errors.minutes} optional>
        <TextArea id={fieldIds('minutes').input} name="minutes" rows={10} defaultValue={state ? typed('minutes') : minutes} {...describedBy('minutes', { error: errors.minutes })} />
      </Field>
      <Button look="secondary" aria-disabled={pending}>次第と議事録を保存する</Button>
    </form>
  );
}
