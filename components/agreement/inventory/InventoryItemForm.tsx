'use client';
import { Select, TextArea, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { inventoryChoices, inventoryFieldNames, inventoryFields, type Item } from '@/lib/agreement/inventory/inventory-terms';

type Props = { action: FormAction<never>; code: string; /** Empty for a new item. */ id: string; item: Item; back: string };

/** One system, line or piece of equipment. */
export function InventoryItemForm({ action, code, id, item, back }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form} className="max-w-2xl print:hidden">
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="id" value={id} />
      {inventoryFieldNames.map((field) => {
        const { label, hint, required } = inventoryFields[field];
        const value = state ? typed(field) : item[field];
        const common = { id: fieldIds(field).input, name: field, ...describedBy(field, { hint, error: errors[field] }) };
        return (
          <Field key={field} name={field} label={label} hint={hint || undefined} error={errors[field]} required={required} optional={!required}>
            {inventoryChoices[field] ? (
              <Select key={value} defaultValue={value} {...common}>
                {Object.entries(inventoryChoices[field]).map(([key, word]) => <option key={key} value={key}>{word}</option>)}
              </Select>
            ) : field === 'needs' ? <TextArea defaultValue={value} {...common} /> : (
              <div className={field === 'renewal' ? 'max-w-64' : ''}><TextInput defaultValue={value} {...common} /></div>
            )}
          </Field>
        );
      })}
      <p className="flex flex-wrap items-center gap-4">
        <Button aria-disabled={pending}>{id === '' ? '台帳に加える' : '変更を保存する'}</Button>
        <a href={back} className="inline-block py-2">やめる</a>
      </p>
    </form>
  );
}
