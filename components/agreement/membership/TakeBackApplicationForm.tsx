'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** Takes back an application that waits. */
export function TakeBackApplicationForm({ action, code, id }: { action: FormAction<never>; code: string; id: string }) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form} className="mt-2">
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="id" value={id} />
      <Button look="danger" aria-disabled={pending}>申し込みを取り下げる</Button>
    </form>
  );
}
