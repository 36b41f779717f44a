'use client';
import { TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; id: string; code: string; reply: { attending: boolean; who: string } | null };

/** Says in advance whether one comes. */
export function ReplyForm({ action, id, code, reply }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const attending = state ? typed('attending') : reply ? (reply.attending ? 'yes' : 'no') : '';
  const hint = '部署と人数、または氏名。';
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="code" value={code} />
      <FieldGroup name="attending" label="出欠" error={errors.attending} required>
        <Tick type="radio" name="attending" value="yes" label="出席する予定" defaultChecked={attending === 'yes'} />
        <Tick type="radio" name="attending" value="no" label="欠席する" defaultChecked={attending === 'no'} />
      </FieldGroup>
      <Field name="who" label="出席する人" hint={hint} error={errors.who}>
        <TextInput id={fieldIds('who').input} name="who" defaultValue={state ? typed('who') : (reply?.who ?? '')} {...describedBy('who', { hint, error: errors.who })} />
      </Field>
      <Button aria-disabled={pending}>{reply ? '出欠を変える' : '出欠を答える'}</Button>
    </form>
  );
}
