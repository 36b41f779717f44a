'use client';
import { Tick } from '@/components/form/controls';
import { FieldGroup } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { DateField, TextField } from '../fields';

/** Writes the next version's draft. */
export function WriteTextForm({ action, text, reason }: { action: FormAction<never>; text: string; reason: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <TextField
        name="text" label="本文" rows={24} error={errors.text} defaultValue={state ? typed('text') : text}
        hint="「第1条（目的）」のように行の始めに「第○条」と書くと見出しになります。「前文」「附則」も見出しです。「・」で始まる行は箇条書きになります。"
      />
      <TextField name="reason" label="改めた理由" hint="本文とともに公開します。" error={errors.reason} defaultValue={state ? typed('reason') : reason} />
      <Button aria-disabled={pending}>下書きを保存する</Button>
    </form>
  );
}

/** Puts the draft into effect. */
export function IssueTextForm({ action }: { action: FormAction<never> }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <DateField name="effectiveOn" label="発効日" hint="先の日付にすると、その日まで前の版が効力を持ちます。" error={errors.effectiveOn} defaultValue={typed('effectiveOn')} />
      <FieldGroup name="confirmed" label="確認" error={errors.confirmed} required>
        <Tick type="checkbox" name="confirmed" value="yes" label="この本文を発効させます。発効させた版は、だれも変えられません" defaultChecked={typed('confirmed') === 'yes'} />
      </FieldGroup>
      <Button aria-disabled={pending}>この版を発効させる</Button>
    </form>
  );
}
