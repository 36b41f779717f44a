'use client';
import { Tick } from '@/components/form/controls';
import { FieldGroup } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { type SubmissionWay, WAY_HINT, WAY_LABEL, WAYS } from '@/lib/survey/submissions/submission-rule';

/** How a municipality submits. */
export function RuleForm({ action, code, way }: { action: FormAction<never>; code: string; way: SubmissionWay }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const chosen = state ? typed('way') : way;
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <FieldGroup name="way" label="提出のしかた" error={errors.way} required>
        {WAYS.map((value) => (
          <Tick key={value} type="radio" name="way" value={value} label={WAY_LABEL[value]} hint={WAY_HINT[value]} defaultChecked={chosen === value} />
        ))}
      </FieldGroup>
      <Button aria-disabled={pending}>この提出のしかたにする</Button>
    </form>
  );
}
