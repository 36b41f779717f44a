'use client';
import { TextArea, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

const HOW_TO_WRITE_A_DAY = '2026-11-01、令和8年11月1日のどちらの書き方でも入力できます。';

type Labels = { day: string; note: string; hint: string };

/** Records a day and where the evidence lies. */
export function DutyByHandForm({ action, code, duty, labels }: { action: FormAction<never>; code: string; duty: string; labels: Labels }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="duty" value={duty} />
      <Field name="doneOn" label={labels.day} hint={HOW_TO_WRITE_A_DAY} error={errors.doneOn} required>
        <div className="max-w-64">
          <TextInput id={fieldIds('doneOn').input} name="doneOn" defaultValue={typed('doneOn')} {...describedBy('doneOn', { hint: true, error: errors.doneOn })} />
        </div>
      </Field>
      <Field name="note" label={labels.note} hint={labels.hint} error={errors.note} required>
        <TextArea id={fieldIds('note').input} name="note" rows={3} defaultValue={typed('note')} {...describedBy('note', { hint: true, error: errors.note })} />
      </Field>
      <Button aria-disabled={pending}>記録する</Button>
    </form>
  );
}
