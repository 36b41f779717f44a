'use client';
import { TextArea } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import type { Text } from '@/lib/survey/editing/item-texts';
import { SameMeaning } from './RewordForm';
import { TextFields } from './TextFields';

type Props = { action: FormAction<never>; year: number; hash: string; target: { key: string } | { section: string }; texts: Text[] };

/** Corrects words of an opened year, with the reason that is announced. */
export function CorrectForm({ action, year, hash, target, texts }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="hash" value={hash} />
      <input type="hidden" name={'key' in target ? 'key' : 'section'} value={'key' in target ? target.key : target.section} />
      <TextFields texts={texts} errors={errors} typed={(name) => (state ? typed(name) : undefined)} />
      <Field name="reason" label="直す理由" hint="お知らせに載せます。" error={errors.reason} required>
        <TextArea id={fieldIds('reason').input} name="reason" defaultValue={typed('reason')} {...describedBy('reason', { hint: true, error: errors.reason })} />
      </Field>
      <SameMeaning error={errors.sameMeaning} checked={typed('sameMeaning') !== ''} hint="もう答えた団体の回答が、そのまま通用するときだけ印を付けてください。" />
      <p className="my-4">押すとすぐに調査票が変わり、対象の市区町村の画面と公開の調査票に「正誤のお知らせ」が出ます。受付中の年度では、対象のすべての市区町村にメールでも知らせます（1回直すごとに1通）。取り消すときは、もう一度正誤を知らせてください。</p>
      <Button aria-disabled={pending}>直して知らせる</Button>
    </form>
  );
}
