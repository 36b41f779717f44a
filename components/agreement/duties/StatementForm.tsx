'use client';
import { TextArea, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import type { StatementField } from '@/lib/agreement/duties/duty-schemas';

type Props = { action: FormAction<never>; code: string; fields: StatementField[]; before: Record<string, string>; today: string };

/** What is laid down for receiving or sending; begins with what holds today, so that looking it through is one press. */
export function StatementForm({ action, code, fields, before, today }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const value = (name: string) => (state ? typed(name) : (before[name] ?? ''));
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      {fields.map(({ name, label, hint, rows, required }) => {
        const control = { id: fieldIds(name).input, name, defaultValue: value(name), ...describedBy(name, { hint, error: errors[name] }) };
        return (
          <Field key={name} name={name} label={label} hint={hint} error={errors[name]} required={required} optional={!required}>
            {rows === 1 ? <TextInput {...control} /> : <TextArea rows={rows} {...control} />}
          </Field>
        );
      })}
      <Field name="reviewedOn" label="確かめた日" hint="この内容を決めた日か、見直した日。2026-11-01、令和8年11月1日のどちらの書き方でも入力できます。" error={errors.reviewedOn} required>
        <div className="max-w-64">
          <TextInput id={fieldIds('reviewedOn').input} name="reviewedOn" defaultValue={state ? typed('reviewedOn') : today} {...describedBy('reviewedOn', { hint: true, error: errors.reviewedOn })} />
        </div>
      </Field>
      <Button aria-disabled={pending}>登録して構成団体と共有する</Button>
    </form>
  );
}
