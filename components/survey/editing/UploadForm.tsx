'use client';
import { useState } from 'react';
import { FileInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import type { CheckedImport } from '@/lib/survey/editing/check-import';
import { MOST_BYTES, TOO_LARGE } from '@/lib/survey/editing/upload-limit';
import { DifferenceView } from './DifferenceView';
import { EditBase } from './EditBase';
import { ProblemTable } from './ProblemTable';

type Props = { check: FormAction<CheckedImport>; take: FormAction<never>; year: number; revision: number };

/** A file is checked first; only what is right in whole can be taken, and what will change is shown before. */
export function UploadForm({ check, take, year, revision }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(check);
  // A file beyond what a form may carry never arrives: it is refused here, where there is script.
  const [large, setLarge] = useState(false);
  const submit: typeof form.onSubmit = (event) => {
    const file = new FormData(event.currentTarget).get('file');
    const tooLarge = file instanceof File && file.size > MOST_BYTES;
    setLarge(tooLarge);
    if (tooLarge) event.preventDefault();
    else form.onSubmit(event);
  };
  const fileError = large ? TOO_LARGE : errors.file;
  const checked = state?.ok && !large ? state.data : undefined;
  return (
    <>
      <form {...form} onSubmit={submit} encType="multipart/form-data">
        {large ? <ErrorSummary errors={{ file: TOO_LARGE }} /> : <FormErrors state={state} />}
        <EditBase year={year} revision={revision} errors={{}} />
        <Field name="file" label="調査票のファイル" hint="「ファイルに書き出す」で得たJSONファイルを直したものを選んでください。" error={fileError} required>
          <FileInput id={fieldIds('file').input} name="file" accept=".json,application/json" {...describedBy('file', { hint: true, error: fileError })} />
        </Field>
        <Button look={checked && !checked.problems ? 'secondary' : 'primary'} aria-disabled={pending}>ファイルを確かめる</Button>
      </form>
      {checked?.problems && <ProblemTable problems={checked.problems} more={checked.more} />}
      {checked && !checked.problems && (
        <section aria-labelledby="changes" className="mt-10">
          <h2 id="changes" className="text-std-24B-150">取り込むと変わるところ</h2>
          <p role="status" className="mt-2">ファイルに誤りはありませんでした。まだ取り込んでいません。</p>
          <DifferenceView difference={checked.difference} none="今の調査票と同じです。取り込むものはありません。" />
          {!checked.nothing && <TakeForm action={take} year={year} revision={checked.revision} text={typed('text')} />}
        </section>
      )}
    </>
  );
}

function TakeForm({ action, year, revision, text }: { action: FormAction<never>; year: number; revision: number; text: string }) {
  const { state, errors, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="text" value={text} />
      <EditBase year={year} revision={revision} errors={errors} />
      <Button aria-disabled={pending}>この内容に置き換える</Button>
    </form>
  );
}
