'use client';
import { FileInput, TextArea } from '@/components/form/controls';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

const hint = 'メールソフトで「ソースを表示」を選び、ヘッダーを含む全体を写して貼り付けてください。';

/** A returned message, pasted or as a file. */
export function BounceForm({ action }: { action: FormAction<never> }) {
  const { state, pending, errors, typed, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <Field name="source" label="戻ってきたメール" hint={hint} error={errors.source}>
        <TextArea id={fieldIds('source').input} name="source" rows={8} className="font-mono" spellCheck={false} defaultValue={typed('source')} {...describedBy('source', { hint, error: errors.source })} />
      </Field>
      <Field name="file" label="ファイルから読み込む" hint=".eml の形で保存したメール。選ぶと、上の欄の代わりに使います。" optional>
        <FileInput id={fieldIds('file').input} name="file" accept=".eml,.txt,message/rfc822,text/plain" {...describedBy('file', { hint: true })} />
      </Field>
      <Button aria-disabled={pending}>記録する</Button>
    </form>
  );
}
