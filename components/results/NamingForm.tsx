'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; year: number; code: string; item: string; label: string; agreed: boolean };

/** One question: agree to be named for it, or take that back. */
export function NamingForm({ action, year, code, item, label, agreed }: Props) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form} className="print:hidden">
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="item" value={item} />
      <Button look={agreed ? 'danger' : 'secondary'} aria-disabled={pending} aria-label={`${label}：${agreed ? '同意を取り消す' : '掲載に同意する'}`}>{agreed ? '同意を取り消す' : '掲載に同意する'}</Button>
    </form>
  );
}
