'use client';
import { Tick } from '@/components/form/controls';
import { FieldGroup } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { type ApplicationKind, KIND_LABEL, KIND_MEANING, needsReason } from '@/lib/agreement/membership/application-rules';
import { DateField, LineField, TextField } from '../fields';

/** What a municipality asks for in its mayor's name. */
export function ApplyForm({ action, code, kinds, chosen }: { action: FormAction<never>; code: string; kinds: readonly ApplicationKind[]; chosen: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const kind = state ? typed('kind') : kinds.length === 1 ? kinds[0] : chosen;
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <FieldGroup name="kind" label="申し込む内容" error={errors.kind} required>
        {kinds.map((one) => <Tick key={one} type="radio" name="kind" value={one} label={KIND_LABEL[one]} hint={KIND_MEANING[one]} defaultChecked={kind === one} />)}
      </FieldGroup>
      <LineField name="mayor" label="首長の氏名" hint="協定は首長が結びます。申し込みの時点の首長の氏名を入力してください。" error={errors.mayor} defaultValue={typed('mayor')} />
      <DateField name="decidedOn" label="首長が決定した日" hint="決裁の日など、首長が決めた日です。" error={errors.decidedOn} defaultValue={typed('decidedOn')} />
      <TextField name="reason" label="理由" optional={!kinds.every(needsReason)} hint={kinds.some(needsReason) ? '休止と脱退のときは必ず入力してください。' : '事務局に伝えておきたいことがあれば入力してください。'} error={errors.reason} defaultValue={typed('reason')} />
      <FieldGroup name="confirmed" label="確認" error={errors.confirmed} required>
        <Tick type="checkbox" name="confirmed" value="yes" label="協定の本文を読み、首長の決定として申し込みます" defaultChecked={typed('confirmed') === 'yes'} />
      </FieldGroup>
      <Button aria-disabled={pending}>事務局に申し込む</Button>
    </form>
  );
}
