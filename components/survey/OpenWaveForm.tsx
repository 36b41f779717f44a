'use client';
import { TextArea, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; year: number; everyone: string };

/** Opens a prepared year for all municipalities, or for those whose codes are listed. */
export function OpenWaveForm({ action, year, everyone }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const whom = state ? typed('whom') : 'all';
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <FieldGroup name="whom" label="調査の対象" error={errors.whom} required>
        <Tick type="radio" name="whom" value="all" label={everyone} defaultChecked={whom === 'all'} />
        <Tick type="radio" name="whom" value="list" label="団体コードで指定する" defaultChecked={whom === 'list'} />
      </FieldGroup>
      <CodesField error={errors.codes} defaultValue={typed('codes')} label="団体コード（指定する場合）" />
      <Button aria-disabled={pending}>調査を開始する</Button>
    </form>
  );
}

/** Adds municipalities to an open year. */
export function AddRespondentsForm({ action, year }: Omit<Props, 'everyone'>) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <CodesField error={errors.codes} defaultValue={typed('codes')} label="追加する団体コード" />
      <Button look="secondary" aria-disabled={pending}>対象に追加する</Button>
    </form>
  );
}

function CodesField({ label, error, defaultValue }: { label: string; error?: string; defaultValue: string }) {
  return (
    <Field name="codes" label={label} hint="6けたのコードを、空白・読点・改行のいずれかで区切ってください。表計算ソフトの列をそのまま貼り付けられます。" error={error}>
      <TextArea id={fieldIds('codes').input} name="codes" defaultValue={defaultValue} {...describedBy('codes', { hint: true, error })} />
    </Field>
  );
}
