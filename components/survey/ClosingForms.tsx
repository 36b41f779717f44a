'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { DayField, HOW_TO_WRITE_A_DAY } from './DayField';

type Props = { action: FormAction<never>; year: number };

/** A new closing day: for an open year, or to take answers again in a closed one. */
export function ClosingDayForm({ action, year, closesOn, label }: Props & { closesOn: string; label: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <DayField name="closesOn" label="締切日" hint={`この日の終わり（日本時間）まで受け付けます。${HOW_TO_WRITE_A_DAY}`} defaultValue={state ? typed('closesOn') : closesOn} error={errors.closesOn} />
      <Button look="secondary" aria-disabled={pending}>{label}</Button>
    </form>
  );
}

/** Closes a year by hand. */
export function CloseWaveForm({ action, year }: Props) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <Button look="danger" aria-disabled={pending}>受付を締め切る</Button>
    </form>
  );
}
