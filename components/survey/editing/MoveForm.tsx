'use client';
import { Select } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { EditBase } from './EditBase';

type Props = { action: FormAction<never>; year: number; revision: number; item: string; sections: { key: string; label: string }[] };

/** Moves an item to the end of another section. */
export function MoveForm({ action, year, revision, item, sections }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <EditBase year={year} revision={revision} errors={errors} />
      <input type="hidden" name="act" value={`section:${item}`} />
      <Field name="section" label="移す先の区分" hint="区分の最後に移ります。番号は付け直されます。" error={errors.section}>
        <Select id={fieldIds('section').input} name="section" defaultValue={typed('section') || sections[0]?.key} {...describedBy('section', { hint: true, error: errors.section })}>
          {sections.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
        </Select>
      </Field>
      <Button look="secondary" aria-disabled={pending}>この区分へ移す</Button>
    </form>
  );
}
