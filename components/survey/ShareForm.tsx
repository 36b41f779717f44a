'use client';
import { Select } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { SHARE_SIDES, shareControl, sideLabel } from '@/lib/survey/drafts/section-shares';

type Props = { action: FormAction<never>; year: number; code: string; sections: { key: string; label: string; value: string }[]; writers: { id: string; name: string }[] };

/** Whose each section of the form is. */
export function ShareForm({ action, year, code, sections, writers }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="code" value={code} />
      {sections.map(({ key, label, value }) => {
        const name = shareControl(key);
        return (
          <Field key={key} name={name} label={label} error={errors[name]}>
            <Select id={fieldIds(name).input} name={name} defaultValue={state ? typed(name) : value} {...describedBy(name, { error: errors[name] })}>
              <option value="">決めない</option>
              <optgroup label="部門">
                {SHARE_SIDES.map((side) => (
                  <option key={side} value={`side:${side}`}>{sideLabel(side)}</option>
                ))}
              </optgroup>
              <optgroup label="人">
                {writers.map((person) => (
                  <option key={person.id} value={`person:${person.id}`}>{person.name}</option>
                ))}
              </optgroup>
            </Select>
          </Field>
        );
      })}
      <Button aria-disabled={pending}>この分担にする</Button>
    </form>
  );
}
