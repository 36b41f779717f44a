'use client';
import { Select } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { LineField } from '../fields';

/** Adds a group, or renames the one of this id. */
export function GroupNameForm({ action, id, name = '' }: { action: FormAction<never>; id?: string; name?: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const field = 'name';
  return (
    <form {...form}>
      <FormErrors state={state} />
      {id && <input type="hidden" name="id" value={id} />}
      <LineField name={field} label="グループの名前" error={errors.name} defaultValue={state ? typed(field) : name} />
      <Button look={id ? 'secondary' : 'primary'} aria-disabled={pending}>{id ? '名前を変える' : 'グループを作る'}</Button>
    </form>
  );
}

/** Puts a municipality into a group. */
export function ChooseGroupForm({ action, code, groups, chosen }: { action: FormAction<never>; code: string; groups: { id: string; name: string }[]; chosen: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const value = state ? typed('group') : chosen;
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <Field name="group" label="グループ" hint="同じグループの団体は、先に助け合います。" error={errors.group}>
        <Select id={fieldIds('group').input} name="group" key={value} defaultValue={value} {...describedBy('group', { hint: true, error: errors.group })}>
          <option value="">グループに入れない</option>
          {groups.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      </Field>
      <Button look="secondary" aria-disabled={pending}>グループを決める</Button>
    </form>
  );
}
