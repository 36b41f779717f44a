'use client';
import { Tick } from '@/components/form/controls';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { FieldGroup } from '@/components/form/Field';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

export type TickRow = { code: string; label: string; hint: string; chosen: boolean };
type Props<T> = { action: FormAction<T>; /** Tells its field from that of another list on the page. */ mark: string; id: string; legend: string; hint: string; rows: TickRow[]; button: string };

/** Municipalities to tick: whom to invite, or who was there. */
export function TickListForm<T>({ action, mark, id, legend, hint, rows, button }: Props<T>) {
  const { state, errors, pending, form } = useActionForm(action);
  const sent = state?.values?.codes;
  const chosen = state ? new Set(Array.isArray(sent) ? sent : sent ? [sent] : []) : new Set(rows.filter((row) => row.chosen).map(({ code }) => code));
  return (
    <form {...form}>
      {state && !state.ok && <ErrorSummary message={state.message} errors={Object.fromEntries(Object.entries(errors).map(([field, sentence]) => [`${field}-${mark}`, sentence]))} errorId={state.errorId} />}
      <input type="hidden" name="id" value={id} />
      <FieldGroup name={`codes-${mark}`} label={legend} hint={hint} error={errors.codes}>
        <div className="max-h-[32rem] overflow-y-auto rounded-8 border border-solid-gray-420 px-4" tabIndex={0} role="group" aria-label={legend}>
          {rows.map((row) => <Tick key={row.code} type="checkbox" name="codes" value={row.code} label={row.label} hint={row.hint} defaultChecked={chosen.has(row.code)} />)}
        </div>
      </FieldGroup>
      <Button aria-disabled={pending}>{button}</Button>
    </form>
  );
}
