'use client';
import { TextArea } from '@/components/form/controls';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; year: number; place: string; title: string; text: string };

const HINT = '公表すると、だれでも読めます。団体や人の名前は、本人の同意があるときだけ書いてください。空にすると、補足はなくなります。';

/** The secretariat's words at one place of the report, folded away until they are wanted. */
export function RemarkForm({ action, year, place, title, text }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const name = `remark-${place}`;
  const ids = fieldIds(name);
  const failed = state !== undefined && !state.ok;
  return (
    <details open={failed} className="my-2 print:hidden">
      <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">{text ? '補足を直す' : '補足を書く'}<span className="sr-only">（{title}）</span></summary>
      <form {...form}>
        {failed && <ErrorSummary message={state.message} errors={Object.fromEntries(Object.values(errors).map((sentence) => [name, sentence]))} errorId={state.errorId} />}
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="before" value={text} />
        <Field name={name} label={`事務局の補足（${title}）`} hint={HINT} error={errors.text} optional>
          <TextArea id={ids.input} name="text" rows={4} defaultValue={state ? typed('text') : text} {...describedBy(name, { hint: true, error: errors.text })} />
        </Field>
        <Button aria-disabled={pending}>補足を保存する</Button>
      </form>
    </details>
  );
}
