'use client';
import { FileInput, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** Marks a respondent as answered on paper. */
export function StartPaperForm({ action, year, code }: { action: FormAction<never>; year: number; code: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const hint = '紙やFAXが届いた日です。2026-11-25や令和8年11月25日のように入力してください。';
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="code" value={code} />
      <Field name="receivedOn" label="受付日" hint={hint} error={errors.receivedOn} required>
        <TextInput id={fieldIds('receivedOn').input} name="receivedOn" defaultValue={typed('receivedOn')} className="max-w-xs" {...describedBy('receivedOn', { hint, error: errors.receivedOn })} />
      </Field>
      <Button aria-disabled={pending}>紙の回答の入力を始める</Button>
    </form>
  );
}

/** Sends a scan; a plain form, so that the file goes without script too. */
export function ScanForm({ year, code, error }: { year: number; code: string; error?: string }) {
  const hint = 'PDF、PNG、JPEGのいずれか、10MBまで。複数あるときは一つずつ送ってください。';
  return (
    <form method="post" action={`/api/survey/${year}/scans?code=${code}`} encType="multipart/form-data">
      <Field name="scan" label="写しのファイル" hint={hint} error={error}>
        <FileInput id={fieldIds('scan').input} name="scan" accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg" {...describedBy('scan', { hint, error })} />
      </Field>
      <Button look="secondary">写しを付ける</Button>
    </form>
  );
}
