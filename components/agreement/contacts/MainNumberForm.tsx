'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';

/** The town hall's main number, for when nobody on duty answers. */
export function MainNumberForm({ action, code, number }: { action: FormAction<{ number: string }>; code: string; number: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const shown = state?.ok ? state.data.number : state ? typed('number') : number;
  return (
    <form {...form}>
      <FormErrors state={state} />
      {state?.ok && <Notice tone="success" title={`代表電話を${state.data.number}と登録しました。`} live />}
      <input type="hidden" name="code" value={code} />
      <Field name="number" label="代表電話" error={errors.number} hint="連絡担当の誰にもつながらないときに、事務局がかける庁舎の番号です。市外局番から入力してください。">
        <TextInput key={shown} id={fieldIds('number').input} name="number" type="tel" autoComplete="off" defaultValue={shown} {...describedBy('number', { hint: true, error: errors.number })} className="max-w-xs" />
      </Field>
      <Button look="secondary" aria-disabled={pending}>代表電話を登録する</Button>
    </form>
  );
}
