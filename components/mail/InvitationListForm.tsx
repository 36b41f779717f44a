'use client';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { FileInput, TextArea } from '@/components/form/controls';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import type { CheckedList } from '@/lib/mail/check-invitations';
import { CheckedInvitations } from './CheckedInvitations';

type Props = { check: FormAction<CheckedList>; send: FormAction<never>; year: number };

/** Whom to invite, as a list: checked first, shown, and only then sent. */
export function InvitationListForm({ check, send, year }: Props) {
  const { state, pending, errors, typed, form } = useActionForm(check);
  const sending = useActionForm(send);
  const hint = '1行に一人、団体コード、メールアドレスの順です。続けて氏名、所属、役割（回答担当か承認者）も書けます。表計算ソフトから写して貼り付けられます。1行目が見出しなら、列の順は自由です。';
  return (
    <>
      <FormErrors state={sending.state} />
      {state?.ok && <CheckedInvitations checked={state.data} sending={sending} key={state.data.batch} />}
      <section aria-labelledby="list-heading" className="my-8">
        <h2 id="list-heading" className="text-std-24B-150">{state?.ok ? '一覧を直して確かめ直す' : '一覧を確かめる'}</h2>
        <form {...form}>
          <FormErrors state={state} />
          <input type="hidden" name="year" value={year} />
          <Field name="list" label="招待する方の一覧" hint={hint} error={errors.list}>
            <TextArea id={fieldIds('list').input} name="list" rows={10} className="font-mono" spellCheck={false} defaultValue={state ? typed('list') : sending.typed('list')} {...describedBy('list', { hint, error: errors.list })} />
          </Field>
          <Field name="file" label="ファイルから読み込む" hint="CSVかTSV（文字コードはUTF-8かシフトJIS）。選ぶと、上の欄の代わりに使います。" optional>
            <FileInput id={fieldIds('file').input} name="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain" {...describedBy('file', { hint: true })} />
          </Field>
          <Button look={state?.ok ? 'secondary' : 'primary'} aria-disabled={pending}>一覧を確かめる</Button>
          <p className="mt-2">確かめるだけでは、まだ送られません。</p>
        </form>
      </section>
    </>
  );
}
