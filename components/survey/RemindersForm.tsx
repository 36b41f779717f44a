'use client';
import { TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

const hint = '日数を読点か空白で区切ります。0は締切日の当日です。';

/** On which days before the closing day a year's reminders go out. */
export function RemindersForm({ action, year, enabled, days }: { action: FormAction<never>; year: number; enabled: boolean; days: number[] }) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  const on = state ? typed('enabled') === 'yes' : enabled;
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <FieldGroup name="enabled" label="自動の案内">
        <Tick type="radio" name="enabled" value="yes" label="送る" defaultChecked={on} />
        <Tick type="radio" name="enabled" value="no" label="自動では送らない" defaultChecked={!on} />
      </FieldGroup>
      <Field name="days" label="締切の何日前に送るか" hint={hint} error={errors.days}>
        <TextInput id={fieldIds('days').input} name="days" inputMode="numeric" className="max-w-xs" defaultValue={state ? typed('days') : days.join('、')} {...describedBy('days', { hint, error: errors.days })} />
      </Field>
      <Button look="secondary" aria-disabled={pending}>予定を変える</Button>
    </form>
  );
}
