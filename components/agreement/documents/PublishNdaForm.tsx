'use client';
import { TextArea, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; title: string; text: string };

/** The next version of the promise of secrecy, beginning from the last one's words. */
export function PublishNdaForm({ action, title, text }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const dayHint = '今日以降の日付。2026-12-01、令和8年12月1日のどちらの書き方でも入力できます。';
  return (
    <form {...form}>
      <FormErrors state={state} />
      <Field name="title" label="題名" error={errors.title} required>
        <TextInput id={fieldIds('title').input} name="title" defaultValue={state ? typed('title') : title} {...describedBy('title', { error: errors.title })} />
      </Field>
      <Field name="text" label="文面" error={errors.text} required>
        <TextArea id={fieldIds('text').input} name="text" rows={16} defaultValue={state ? typed('text') : text} {...describedBy('text', { error: errors.text })} />
      </Field>
      <Field name="inForceFrom" label="効力が生じる日" hint={dayHint} error={errors.inForceFrom} required>
        <div className="max-w-64"><TextInput id={fieldIds('inForceFrom').input} name="inForceFrom" defaultValue={typed('inForceFrom')} {...describedBy('inForceFrom', { hint: dayHint, error: errors.inForceFrom })} /></div>
      </Field>
      <Button aria-disabled={pending}>新しい版として決める</Button>
    </form>
  );
}
