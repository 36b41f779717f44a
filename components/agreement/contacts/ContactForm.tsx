'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { Select, TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { meansField, MOST_MEANS } from '@/lib/agreement/contacts/means-rows';
import { contactSides, meansHours, meansKinds } from '@/lib/agreement/contacts/contact-terms';

type Means = { id: string; kind: string; value: string; hours: string; private: boolean };
export type ContactToEdit = { id: string; seen: string; side: string; name: string; kana: string; department: string; post: string; personId: string; means: Means[] };
type Props = { action: FormAction<never>; code: string; contact: ContactToEdit | null; accounts: { id: string; name: string; department: string }[] };

const SPARE = 3;

/** A contact with its means. Three empty lines follow those that are there; a line that is emptied ends. */
export function ContactForm({ action, code, contact, accounts }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const value = (name: string, kept: string) => (state ? typed(name) : kept);
  const text = (name: string, label: string, kept: string, { hint, required = false }: { hint?: string; required?: boolean } = {}) => (
    <Field name={name} label={label} error={errors[name]} hint={hint} required={required} optional={!required}>
      <TextInput id={fieldIds(name).input} name={name} autoComplete="off" defaultValue={value(name, kept)} required={required} {...describedBy(name, { hint, error: errors[name] })} className="max-w-md" />
    </Field>
  );
  const kept = contact?.means ?? [];
  const lines = Math.min(MOST_MEANS, Math.max(4, kept.length + SPARE));
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="id" value={contact?.id ?? ''} />
      <input type="hidden" name="seen" value={contact?.seen ?? ''} />
      <FieldGroup name="side" label="担当の側" error={errors.side} required>
        {Object.entries(contactSides).map(([side, label]) => <Tick key={side} type="radio" name="side" value={side} label={`${label}側`} defaultChecked={value('side', contact?.side ?? '') === side} />)}
      </FieldGroup>
      {text('name', '氏名', contact?.name ?? '', { required: true })}
      {text('kana', 'ふりがな', contact?.kana ?? '')}
      {text('department', '所属', contact?.department ?? '', { hint: '課や係の名前です。' })}
      {text('post', '役職', contact?.post ?? '')}
      <Field name="personId" label="アカウント" error={errors.personId} optional hint="この方がそなえあいのアカウントを持っていれば選んでください。本人がサインインして確認でき、担当の引き継ぎのときに連絡担当も後任の方に移ります。">
        <Select key={value('personId', contact?.personId ?? '')} id={fieldIds('personId').input} name="personId" className="w-full max-w-md" defaultValue={value('personId', contact?.personId ?? '')} {...describedBy('personId', { hint: true, error: errors.personId })}>
          <option value="">アカウントはない</option>
          {accounts.map(({ id, name, department }) => <option key={id} value={id}>{[name, department].filter(Boolean).join('　')}</option>)}
        </Select>
      </Field>

      <h2 className="mt-8 text-std-20B-150">連絡手段</h2>
      <p>先にかけるものから順に入力してください。全角の数字でもかまいません。内線は「03-1234-5678 内線123」のように続けます。衛星電話は+870や+881で始まる番号も登録できます。使わなくなったものは、番号を消して空にしてください。</p>
      <p className="mt-2">変更した番号やアドレスは、本人がメールの画面で確かめるまで「確認前」と表示されます。</p>
      {Array.from({ length: lines }, (_, i) => {
        const one = kept[i];
        const field = (part: Parameters<typeof meansField>[1]) => meansField(i, part);
        return (
          <fieldset key={i} className="my-4 rounded-8 border border-solid-gray-420 px-4">
            <legend className="px-2 text-std-17B-170">{`${i + 1}番目の連絡手段`}</legend>
            <input type="hidden" name={field('id')} value={one?.id ?? ''} />
            <div className="grid gap-x-6 desktop:grid-cols-[14rem_1fr_10rem]">
              <Field name={field('kind')} label="種類" error={errors[field('kind')]}>
                <Select key={value(field('kind'), one?.kind ?? '')} id={fieldIds(field('kind')).input} name={field('kind')} className="w-full" defaultValue={value(field('kind'), one?.kind ?? '')} {...describedBy(field('kind'), { error: errors[field('kind')] })}>
                  <option value="">選んでください</option>
                  {Object.entries(meansKinds).map(([kind, label]) => <option key={kind} value={kind}>{label}</option>)}
                </Select>
              </Field>
              <Field name={field('value')} label="番号・アドレス" error={errors[field('value')]}>
                <TextInput id={fieldIds(field('value')).input} name={field('value')} autoComplete="off" defaultValue={value(field('value'), one?.value ?? '')} {...describedBy(field('value'), { error: errors[field('value')] })} />
              </Field>
              <Field name={field('hours')} label="つながる時間帯" error={errors[field('hours')]}>
                <Select key={value(field('hours'), one?.hours ?? 'always')} id={fieldIds(field('hours')).input} name={field('hours')} className="w-full" defaultValue={value(field('hours'), one?.hours ?? 'always')}>
                  {Object.entries(meansHours).map(([hours, label]) => <option key={hours} value={hours}>{label}</option>)}
                </Select>
              </Field>
            </div>
            <Tick type="checkbox" name={field('private')} value="yes" label="個人のもの" hint="私用の携帯電話など。確認の画面では一部を伏せ、引き継ぎでは後任の方に渡しません。" defaultChecked={state ? typed(field('private')) === 'yes' : (one?.private ?? false)} />
          </fieldset>
        );
      })}
      {lines < MOST_MEANS && <p className="text-solid-gray-700">欄が足りないときは、いったん保存してから変更の画面を開くと、空の欄が増えます。</p>}
      <div className="mt-6"><Button aria-disabled={pending}>{contact ? '変更を保存する' : '連絡担当を登録する'}</Button></div>
    </form>
  );
}
