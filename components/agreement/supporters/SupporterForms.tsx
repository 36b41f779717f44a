'use client';
import { Tick } from '@/components/form/controls';
import { FieldGroup } from '@/components/form/Field';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { SUPPORTER_KIND_LABEL, type SupporterKind, supporterKinds } from '@/lib/agreement/supporters/supporter-terms';
import { DateField, LineField, TextField } from '../fields';

type About = { id?: string; name: string; kana: string; kind: SupporterKind; about: string };

/** Registers a supporter, or changes the one of this id. */
export function SupporterForm({ action, about, today }: { action: FormAction<never>; about?: About; today: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const value = (name: 'name' | 'kana' | 'kind' | 'about') => (state ? typed(name) : (about?.[name] ?? ''));
  return (
    <form {...form}>
      <FormErrors state={state} />
      {about?.id && <input type="hidden" name="id" value={about.id} />}
      <LineField name="name" label="名称" error={errors.name} defaultValue={value('name')} />
      <LineField name="kana" label="ふりがな" optional error={errors.kana} defaultValue={value('kana')} />
      <FieldGroup name="kind" label="種別" error={errors.kind} required>
        {supporterKinds.map((kind) => <Tick key={kind} type="radio" name="kind" value={kind} label={SUPPORTER_KIND_LABEL[kind]} defaultChecked={value('kind') === kind} />)}
      </FieldGroup>
      <TextField name="about" label="協力できる分野" optional error={errors.about} defaultValue={value('about')} />
      {!about && <DateField name="registeredOn" label="登録日" error={errors.registeredOn} defaultValue={state ? typed('registeredOn') : today} />}
      <Button look={about ? 'secondary' : 'primary'} aria-disabled={pending}>{about ? '登録内容を変える' : '協力事業者を登録する'}</Button>
    </form>
  );
}

/** Someone to call at a supporter. */
export function SupporterContactForm({ action, supporterId }: { action: FormAction<never>; supporterId: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const failed = (name: string) => (state && !state.ok ? typed(name) : '');
  return (
    <form {...form}>
      {state && !state.ok && <ErrorSummary message={state.message} errors={Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [`contact-${name}`, sentence]))} errorId={state.errorId} />}
      <input type="hidden" name="supporterId" value={supporterId} />
      <LineField name="name" at="contact-name" label="担当者の氏名" error={errors.name} defaultValue={failed('name')} />
      <LineField name="department" at="contact-department" label="所属" optional error={errors.department} defaultValue={failed('department')} />
      <LineField name="phone" at="contact-phone" label="電話番号" optional hint="市外局番から入力してください。内線は番号の後に「内線123」と続けます。電話番号かメールアドレスのどちらかは必要です。" error={errors.phone} defaultValue={failed('phone')} />
      <LineField name="email" at="contact-email" label="メールアドレス" optional error={errors.email} defaultValue={failed('email')} />
      <Button look="secondary" aria-disabled={pending}>連絡先を加える</Button>
    </form>
  );
}

/** One act on one supporter: its own hidden fields and a button. */
export function SupporterButton({ action, fields, button, name, look = 'secondary' }: { action: FormAction<never>; fields: Record<string, string>; button: string; name: string; look?: 'secondary' | 'danger' }) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form} className="print:hidden">
      <FormErrors state={state} />
      {Object.entries(fields).map(([field, value]) => <input key={field} type="hidden" name={field} value={value} />)}
      <Button look={look} aria-disabled={pending} aria-label={name}>{button}</Button>
    </form>
  );
}
