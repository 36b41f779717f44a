'use client';
import { TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = {
  action: FormAction<{ receipt: string }>;
  year: number;
  code: string;
  /** The state of the answers that is shown below the button. */
  revision: number;
  /** Who asked for approval and when, where it was asked for. */
  asked?: string;
  /** The municipality decides on paper: the decision is entered. */
  decision?: boolean;
};

/** Submits exactly what the page shows. */
export function SubmitForm({ action, year, code, revision, asked, decision }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const hint = '2026-11-25、2026年11月25日、令和8年11月25日のいずれの形でもかまいません。';
  return (
    <form {...form} autoComplete="off" className="my-4 rounded-8 border-2 border-blue-900 p-4 print:hidden">
      <FormErrors state={state} />
      {state && !state.ok && Object.keys(errors).length === 0 && <p><a href={`?code=${code}`} className="inline-block py-2">画面を開き直して、今の状態を見る</a></p>}
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="revision" value={revision} />
      <h2 className="text-std-20B-150">{asked ? '承認を依頼されています' : 'すべての項目がそろいました'}</h2>
      {asked && <p className="mt-2">{asked}</p>}
      <p className="my-2">下の内容をご確認のうえ、提出してください。提出すると受付票が発行されます。提出した後も、事務局が受理するまでの受付期間中は取り下げて直せます。</p>
      {decision && (
        <>
          <Field name="decidedOn" label="決裁日" hint={hint} error={errors.decidedOn} required>
            <TextInput id={fieldIds('decidedOn').input} name="decidedOn" defaultValue={typed('decidedOn')} className="max-w-xs" {...describedBy('decidedOn', { hint, error: errors.decidedOn })} />
          </Field>
          <Field name="documentNumber" label="文書番号" error={errors.documentNumber} required>
            <TextInput id={fieldIds('documentNumber').input} name="documentNumber" defaultValue={typed('documentNumber')} className="max-w-md" {...describedBy('documentNumber', { error: errors.documentNumber })} />
          </Field>
        </>
      )}
      <Button aria-disabled={pending}>この内容で提出する</Button>
    </form>
  );
}
