'use client';
import type { ReactNode } from 'react';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { EditBase } from './EditBase';

type Props = { action: FormAction<never>; year: number; revision: number; children: ReactNode };

/** One form around all that moves items: each button inside says by its value what it does to which item. */
export function ArrangeForm({ action, year, revision, children }: Props) {
  const { state, errors, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <EditBase year={year} revision={revision} errors={errors} />
      {children}
    </form>
  );
}
