'use client';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

type Props = { action: FormAction<{ municipalities: number }>; year: number; prefecture: { code: string; name: string }; open: number; text: { subject: string; paragraphs: string[] } };

/** A coordinator's reminder to those still open in the own prefecture, with the fixed text. */
export function RemindPrefectureForm({ action, year, prefecture, open, text }: Props) {
  const { state, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      {state?.ok && (
        <p role="status" className="my-3 rounded-8 border-2 border-l-8 border-success-2 p-4">
          {state.data.municipalities > 0 ? `${state.data.municipalities}団体に案内を送信の列に入れました。` : '送る団体はありませんでした。今日すでに案内が送られたか、メールアドレスを登録した利用者がいません。'}
        </p>
      )}
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="prefecture" value={prefecture.code} />
      <details className="my-2">
        <summary className="cursor-pointer py-2">送る文面を見る</summary>
        <p>{text.subject}</p>
        {text.paragraphs.map((paragraph) => <p key={paragraph} className="my-2">{paragraph}</p>)}
      </details>
      <Button look="secondary" aria-disabled={pending}>{`${prefecture.name}の未提出の${open}団体に締切の案内を送る`}</Button>
    </form>
  );
}
