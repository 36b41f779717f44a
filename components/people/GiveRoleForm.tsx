'use client';
import { Button } from '@/components/ui/Button';
import { FormErrors } from '@/components/form/FormErrors';
import { RoleFields } from './RoleFields';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

export function GiveRoleForm({ action, personId, prefectures }: { action: FormAction<never>; personId: string; prefectures: { code: string; name: string }[] }) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="personId" value={personId} />
      <RoleFields errors={errors} typed={typed} prefectures={prefectures} />
      <Button look="secondary" aria-disabled={pending}>役割を加える</Button>
    </form>
  );
}
