'use client';
import { TextArea, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldError, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<never>; year: number; number: number; mark: string };

/** The act itself: what was looked at is confirmed, a correction says why. */
export function PublishForm({ action, year, number, mark }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const hint = '正誤表にそのまま載ります。どこを、なぜ直したのかを書いてください。市区町村の名前や回答は書かないでください。';
  const ids = fieldIds('reason');
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="mark" value={mark} />
      {number > 1 && (
        <Field name="reason" label="訂正の理由" hint={hint} error={errors.reason} required>
          <TextArea id={ids.input} name="reason" rows={4} defaultValue={typed('reason')} {...describedBy('reason', { hint, error: errors.reason })} />
        </Field>
      )}
      <Tick type="checkbox" id={fieldIds('confirmed').input} name="confirmed" value="yes" defaultChecked={typed('confirmed') === 'yes'} label={`公表する内容を確かめました。公表した第${number}版は、あとから変えることも消すこともできません。`} {...describedBy('confirmed', { error: errors.confirmed })} />
      <FieldError name="confirmed" error={errors.confirmed} />
      <p className="mt-4"><Button aria-disabled={pending}>{pending ? '公表しています。そのままお待ちください' : number === 1 ? '結果を公表する' : `訂正して第${number}版を公表する`}</Button></p>
      <p aria-live="polite" className="mt-2">{pending && '数を伏せる計算と保存に、団体の数によって数秒から数十秒かかります。'}</p>
    </form>
  );
}
