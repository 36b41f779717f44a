'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props<T> = { action: FormAction<T>; year: number; code: string; section?: string; look?: 'primary' | 'secondary' | 'danger'; label: string };

/** One button of last year's answers: taking them over, or taking them out again. */
export function CarryForm<T>({ action, year, code, section, look = 'secondary', label }: Props<T>) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form} className="print:hidden">
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="code" value={code} />
      {section && <input type="hidden" name="section" value={section} />}
      <Button look={look} aria-disabled={pending}>{label}</Button>
    </form>
  );
}
