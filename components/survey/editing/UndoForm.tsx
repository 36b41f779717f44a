'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** Takes back the last edit, which the button names. */
export function UndoForm({ action, year, edit, words }: { action: FormAction<never>; year: number; edit: number; words: string }) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="edit" value={edit} />
      <Button look="secondary" aria-disabled={pending}>元に戻す<span className="sr-only">（{words}）</span></Button>
    </form>
  );
}
