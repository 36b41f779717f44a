'use client';
import { Select, TextArea, TextInput } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { MEETING_LABEL, meetingKinds } from '@/lib/agreement/meetings/meeting-terms';

export type MeetingValues = { id: string; kind: string; title: string; heldOn: string; from: string; to: string; place: string; description: string };
const DAY_HINT = '2026-12-01、令和8年12月1日のどちらの書き方でも入力できます。';
const TIME_HINT = '13:30、13時30分のどちらの書き方でも入力できます。';

/** An event: what, when, where. */
export function MeetingForm({ action, values, button }: { action: FormAction<never>; values: MeetingValues; button: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const value = (name: keyof MeetingValues) => (state ? typed(name) : values[name]);
  const input = (name: keyof MeetingValues, label: string, hint?: string, narrow = false) => (
    <Field name={name} label={label} hint={hint} error={errors[name]} required>
      <div className={narrow ? 'max-w-64' : ''}>
        <TextInput id={fieldIds(name).input} name={name} defaultValue={value(name)} {...describedBy(name, { hint, error: errors[name] })} />
      </div>
    </Field>
  );
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="id" value={values.id} />
      <Field name="kind" label="種類" hint="研修と訓練の出席は、それぞれの義務に数えます。" error={errors.kind} required>
        <Select id={fieldIds('kind').input} name="kind" key={value('kind')} defaultValue={value('kind')} {...describedBy('kind', { hint: true, error: errors.kind })}>
          <option value="">選んでください</option>
          {meetingKinds.map((kind) => <option key={kind} value={kind}>{MEETING_LABEL[kind]}</option>)}
        </Select>
      </Field>
      {input('title', '名前')}
      {input('heldOn', '開催日', DAY_HINT, true)}
      {input('from', '始まる時刻', TIME_HINT, true)}
      {input('to', '終わる時刻', TIME_HINT, true)}
      {input('place', '場所', '会場の名前と住所、またはオンライン会議の案内。')}
      <Field name="description" label="案内" hint="持ち物、申込み、対象など。案内のメールにも載ります。" error={errors.description} optional>
        <TextArea id={fieldIds('description').input} name="description" rows={5} defaultValue={value('description')} {...describedBy('description', { hint: true, error: errors.description })} />
      </Field>
      <Button look={values.id ? 'secondary' : 'primary'} aria-disabled={pending}>{button}</Button>
    </form>
  );
}
