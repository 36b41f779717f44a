'use client';
import { Tick } from '@/components/form/controls';
import { FieldGroup } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { type ApplicationKind, STATES_OF_KIND } from '@/lib/agreement/membership/application-rules';
import { MEMBERSHIP_LABEL, type MembershipState } from '@/lib/agreement/membership/membership-states';
import { DateField, TextField } from '../fields';

type Props = { action: FormAction<never>; id: string };

/** Accepts an application: the standing it leads to, from when. */
export function AcceptForm({ action, id, kind, today }: Props & { kind: ApplicationKind; today: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const states = STATES_OF_KIND[kind];
  const chosen = state ? typed('status') : states[0];
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="id" value={id} />
      <FieldGroup name="status" label="受け付けた後の立場" error={errors.status} required>
        {states.map((one) => <Tick key={one} type="radio" name="status" value={one} label={MEMBERSHIP_LABEL[one]} defaultChecked={chosen === one} />)}
      </FieldGroup>
      <DateField name="effectiveOn" label="効力の生じる日" hint="先の日付にすると、その日に立場が変わります（2年先まで）。" error={errors.effectiveOn} defaultValue={state ? typed('effectiveOn') : today} />
      <TextField name="note" label="申し込んだ団体へ伝えること" optional error={errors.note} defaultValue={typed('note')} />
      <Button aria-disabled={pending}>申し込みを受け付ける</Button>
    </form>
  );
}

/** Declines an application with the reason. */
export function DeclineForm({ action, id }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="id" value={id} />
      <TextField name="answer" label="受け付けない理由" hint="申し込んだ団体にメールとページで伝わります。" error={errors.answer} defaultValue={typed('answer')} />
      <Button look="danger" aria-disabled={pending}>理由を付けて返す</Button>
    </form>
  );
}

/** A change of standing that the secretariat records by itself. */
export function StepForm({ action, code, states, today }: { action: FormAction<never>; code: string; states: readonly MembershipState[]; today: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <FieldGroup name="status" label="新しい立場" error={errors.status} required>
        {states.map((one) => <Tick key={one} type="radio" name="status" value={one} label={MEMBERSHIP_LABEL[one]} defaultChecked={typed('status') === one} />)}
      </FieldGroup>
      <DateField name="effectiveOn" label="効力の生じる日" hint="先の日付にすると、その日に立場が変わります（2年先まで）。" error={errors.effectiveOn} defaultValue={state ? typed('effectiveOn') : today} />
      <TextField name="note" label="理由" hint="その団体にも伝わります。例：協定書への署名が済んだため" error={errors.note} defaultValue={typed('note')} />
      <Button look="secondary" aria-disabled={pending}>立場を変える</Button>
    </form>
  );
}

/** Takes a coming change of standing back, with the reason. */
export function TakeBackPlanForm({ action, code, id }: Props & { code: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="id" value={id} />
      <TextField name="why" label="取り消す理由" hint="その団体にメールで伝わります。" error={errors.why} defaultValue={typed('why')} />
      <Button look="danger" aria-disabled={pending}>予定を取り消す</Button>
    </form>
  );
}
