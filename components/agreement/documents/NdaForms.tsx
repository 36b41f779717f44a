'use client';
import { Select, TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldError, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { signerKinds } from '@/lib/agreement/documents/document-terms';

/** The approver gives the promise for the municipality. */
export function AcceptNdaForm({ action, code, number, municipality }: { action: FormAction<never>; code: string; number: number; municipality: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form} className="print:hidden">
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="number" value={number} />
      <Tick type="checkbox" id={fieldIds('confirmed').input} name="confirmed" value="yes" defaultChecked={typed('confirmed') === 'yes'} label={`文面を読み、${municipality}として約束します`} {...describedBy('confirmed', { error: errors.confirmed })} />
      <FieldError name="confirmed" error={errors.confirmed} />
      <Button className="mt-2" aria-disabled={pending}>第{number}版に同意する</Button>
    </form>
  );
}

/** A person of the office or of a vendor who has signed. */
export function AddSignerForm({ action, code, municipality }: { action: FormAction<never>; code: string; municipality: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const text = (name: 'name' | 'organisation' | 'signedOn', label: string, hint?: string, value = '') => (
    <Field name={name} label={label} hint={hint} error={errors[name]} required>
      <TextInput id={fieldIds(name).input} name={name} defaultValue={state ? typed(name) : value} {...describedBy(name, { hint, error: errors[name] })} />
    </Field>
  );
  return (
    <form {...form} className="max-w-2xl print:hidden">
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <Field name="kind" label="職員・事業者の別" error={errors.kind} required>
        <Select id={fieldIds('kind').input} name="kind" key={typed('kind')} defaultValue={state ? typed('kind') : 'staff'} {...describedBy('kind', { error: errors.kind })}>
          {Object.entries(signerKinds).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Select>
      </Field>
      {text('name', '氏名')}
      {text('organisation', '所属・会社名', undefined, municipality)}
      {text('signedOn', '署名した日', '2026-12-01、令和8年12月1日のどちらの書き方でも入力できます。')}
      <Button look="secondary" aria-disabled={pending}>名簿に加える</Button>
    </form>
  );
}

/** The day on which someone who had signed left. */
export function EndSignerForm({ action, id, name }: { action: FormAction<never>; id: string; name: string }) {
  const { state, errors: bare, typed, pending, form } = useActionForm(action);
  const field = `left-${id}`;
  const error = bare.leftOn;
  return (
    <form {...form} className="relative print:hidden">
      {state && !state.ok && !error && <FormErrors state={state} />}
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={fieldIds(field).input} className="sr-only">{name}さんが離れた日</label>
        <TextInput id={fieldIds(field).input} name="leftOn" defaultValue={typed('leftOn')} className="!w-40" {...describedBy(field, { error })} />
        <Button look="secondary" aria-disabled={pending} aria-label={`${name}さんの離れた日を入れる`}>離れた日を入れる</Button>
      </div>
      <FieldError name={field} error={error} />
    </form>
  );
}
