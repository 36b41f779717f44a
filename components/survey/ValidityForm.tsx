'use client';
import { TextArea, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; year: number; owner: string; validity: string; reason: string };

/** Marks a submitted answer 有効 or 無効, with the reason. */
export function ValidityForm({ action, year, owner, validity, reason }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const chosen = state ? typed('validity') : validity;
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="owner" value={owner} />
      <FieldGroup name="validity" label="集計での扱い" error={errors.validity} required>
        <Tick type="radio" name="validity" value="valid" label="有効" hint="集計に数えます。" defaultChecked={chosen === 'valid'} />
        <Tick type="radio" name="validity" value="invalid" label="無効" hint="回答は残し、集計には数えません。" defaultChecked={chosen === 'invalid'} />
      </FieldGroup>
      <Field name="reason" label="理由（無効にする場合）" hint="団体に説明できるように、500文字以内で書いてください。" error={errors.reason}>
        <TextArea id={fieldIds('reason').input} name="reason" defaultValue={state ? typed('reason') : reason} {...describedBy('reason', { hint: true, error: errors.reason })} />
      </Field>
      <Button aria-disabled={pending}>この扱いにする</Button>
    </form>
  );
}
