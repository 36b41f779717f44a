'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** Sends one message anew. */
export function ResendForm({ action, id }: { action: FormAction<never>; id: string }) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="id" value={id} />
      <Button look="secondary" aria-disabled={pending}>もう一度送る</Button>
    </form>
  );
}
