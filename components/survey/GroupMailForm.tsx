'use client';
import { Select, TextArea, TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { schemes } from '@/lib/register/bands';
import type { GroupPreview } from '@/lib/survey/notices/preview-group-mail';
import { PROGRESS_LABEL, type ProgressFilter, STATUSES } from '@/lib/survey/waves/progress-filter';
import { GroupMailPreview } from './GroupMailPreview';

type Props = { preview: FormAction<GroupPreview>; send: FormAction<never>; year: number; batch: string; filter: ProgressFilter; prefectures: { code: string; name: string }[] };

/** A mail to those who stand somewhere: whom, and what; shown before it is sent. */
export function GroupMailForm({ preview, send, year, batch, filter, prefectures }: Props) {
  const { state, pending, errors, typed, form } = useActionForm(preview);
  const sending = useActionForm(send);
  const posted = state ?? sending.state; // without script only the form that was sent has a state
  const value = (name: string, first: string) => (posted ? (state ? typed(name) : sending.typed(name)) : first);
  const kind = value('kind', 'reminder');
  const statusHint = '締切の案内は、選んだうちまだ提出していない団体にだけ送ります。';
  return (
    <>
      <FormErrors state={sending.state} />
      {state?.ok && <GroupMailPreview preview={state.data} sending={sending} />}
      <form {...form}>
        <FormErrors state={state} />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="batch" value={batch} />
        <div className="flex flex-wrap gap-x-6">
          {prefectures.length > 1 && (
            <Field name="prefecture" label="都道府県">
              <Select id={fieldIds('prefecture').input} name="prefecture" defaultValue={value('prefecture', filter.prefecture)}>
                <option value="">すべて</option>
                {prefectures.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
              </Select>
            </Field>
          )}
          <Field name="band" label="人口区分">
            <Select id={fieldIds('band').input} name="band" defaultValue={value('band', filter.band ? `${filter.scheme}:${filter.band}` : '')}>
              <option value="">すべて</option>
              {schemes.map((scheme) => (
                <optgroup key={scheme.key} label={scheme.label}>
                  {scheme.bands.map((band) => <option key={band.key} value={`${scheme.key}:${band.key}`}>{band.label}</option>)}
                </optgroup>
              ))}
            </Select>
          </Field>
          <Field name="status" label="状態" hint={statusHint} error={errors.status}>
            <Select id={fieldIds('status').input} name="status" defaultValue={value('status', filter.status || 'open')} {...describedBy('status', { hint: statusHint, error: errors.status })}>
              <option value="open">未提出のすべて</option>
              <option value="">すべて</option>
              {STATUSES.map((status) => <option key={status} value={status}>{PROGRESS_LABEL[status]}</option>)}
            </Select>
          </Field>
        </div>
        <FieldGroup name="kind" label="送るもの" error={errors.kind}>
          <Tick type="radio" name="kind" value="reminder" label="締切の案内" hint="決まった文面で、締切日と調査票のリンクを知らせます。" defaultChecked={kind === 'reminder'} />
          <Tick type="radio" name="kind" value="message" label="自由な文面" hint="下の件名と本文で送ります。" defaultChecked={kind === 'message'} />
        </FieldGroup>
        <Field name="subject" label="件名（自由な文面のとき）" error={errors.subject}>
          <TextInput id={fieldIds('subject').input} name="subject" defaultValue={value('subject', '')} {...describedBy('subject', { error: errors.subject })} />
        </Field>
        <Field name="text" label="本文（自由な文面のとき）" hint="宛名、調査票のリンクと番号、問い合わせ先は自動で加わります。" error={errors.text}>
          <TextArea id={fieldIds('text').input} name="text" rows={8} defaultValue={value('text', '')} {...describedBy('text', { hint: true, error: errors.text })} />
        </Field>
        <Button look={state?.ok ? 'secondary' : 'primary'} aria-disabled={pending}>宛先と文面を確かめる</Button>
        <p className="mt-2">確かめるだけでは、まだ送られません。</p>
      </form>
    </>
  );
}
