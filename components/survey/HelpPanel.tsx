'use client';
import { TextArea } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { formatDateTime } from '@/lib/platform/time';
import type { DraftHelp } from '@/lib/survey/drafts/get-draft-help';
import { ActForm } from './RemarkForm';

type Props = { help: DraftHelp; open: FormAction<never>; close: FormAction<never>; year: number; code: string; /** Something is typed, and it is not submitted. */ mayOpen: boolean };

/** Letting the secretariat look into the draft, and when it did. */
export function HelpPanel({ help, open, close, year, code, mayOpen }: Props) {
  if (!mayOpen && !help.open && help.readings.length === 0) return null;
  return (
    <section aria-labelledby="help" className="my-6 print:hidden">
      <h2 id="help" className="text-std-20B-150">困ったときは</h2>
      {help.open ? (
        <div className="my-2 rounded-8 border-2 border-blue-900 p-4">
          <p className="text-std-16B-170">下書きを事務局に開いています（{help.open.by}さん、{formatDateTime(help.open.at)}から）。</p>
          <p className="my-1 whitespace-pre-line">{help.open.note}</p>
          <p>事務局は読むだけで、書き込めません。提出すると自動で閉じます。</p>
          <ActForm action={close} about={{ year, code }} button="事務局に閉じる" />
        </div>
      ) : (
        mayOpen && <OpenForm action={open} year={year} code={code} />
      )}
      {help.readings.length > 0 && (
        <>
          <p className="mt-2">事務局が下書きを読んだ記録：</p>
          <ul className="list-disc pl-6">
            {help.readings.map((at) => (
              <li key={at.toISOString()}>{formatDateTime(at)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OpenForm({ action, year, code }: { action: FormAction<never>; year: number; code: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const hint = '事務局が読んで、何をお手伝いすればよいか分かるように書いてください。';
  return (
    <details open={state && !state.ok ? true : undefined}>
      <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">下書きを事務局に見てもらう</summary>
      <form {...form}>
        <FormErrors state={state} />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="code" value={code} />
        <p>開いている間だけ、事務局がこの下書きを読めます。書き込みはできません。いつでも閉じられ、読まれた時刻はこの画面に残ります。</p>
        <Field name="note" label="困っていること" hint={hint} error={errors.note} required>
          <TextArea id={fieldIds('note').input} name="note" defaultValue={typed('note')} {...describedBy('note', { hint, error: errors.note })} />
        </Field>
        <Button look="secondary" aria-disabled={pending}>下書きを事務局に開く</Button>
      </form>
    </details>
  );
}
