'use client';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import type { CheckedImport } from '@/lib/survey/check-import';
import { DifferenceView } from './DifferenceView';
import { EditBase } from './EditBase';
import { ProblemTable } from './ProblemTable';

type Props = { check: FormAction<CheckedImport>; take: FormAction<never>; year: number; revision: number };

/** A file is checked first; only what is right in whole can be taken, and what will change is shown before. */
export function UploadForm({ check, take, year, revision }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(check);
  const checked = state?.ok ? state.data : undefined;
  return (
    <>
      <form {...form} encType="multipart/form-data">
        <FormErrors state={state} />
        <EditBase year={year} revision={revision} errors={{}} />
        <Field name="file" label="調査票のファイル" hint="「ファイルに書き出す」で得たJSONファイルを直したものを選んでください。" error={errors.file} required>
          <input id={fieldIds('file').input} type="file" name="file" accept=".json,application/json" className="min-h-12 w-full max-w-full py-2" {...describedBy('file', { hint: true, error: errors.file })} />
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
