'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** Takes back one record of a duty. */
export function TakeBackRecordForm({ action, code, id, day }: { action: FormAction<never>; code: string; id: string; day: string }) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="id" value={id} />
      <Button look="danger" aria-disabled={pending}>取り消す<span className="sr-only">（{day}の記録）</span></Button>
    </form>
  );
}
