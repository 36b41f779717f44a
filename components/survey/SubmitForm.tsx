'use client';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { Button } from '@/components/ui/Button';
import type { ActionState } from '@/lib/platform/action';

type Props = {
  action: (previous: ActionState<{ receipt: string }> | undefined, form: FormData) => Promise<ActionState<{ receipt: string }>>;
  year: number;
  code: string;
  /** The state of the answers that is shown below the button. */
  revision: number;
  /** Who asked for approval and when, where it was asked for. */
  asked?: string;
};

/** The approver's act: submits exactly what the page shows. */
export function SubmitForm({ action, year, code, revision, asked }: Props) {
  const [state, act, pending] = useActionState(action, undefined);
  return (
    <form action={act} noValidate className="my-4 rounded-8 border-2 border-blue-900 p-4 print:hidden">
      {state && !state.ok && <ErrorSummary message={state.message} errors={state.fieldErrors} errorId={state.errorId} />}
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="revision" value={revision} />
      <h2 className="text-std-20B-150">{asked ? '承認を依頼されています' : 'すべての項目がそろいました'}</h2>
      {asked && <p className="mt-2">{asked}</p>}
      <p className="my-2">下の内容をご確認のうえ、提出してください。提出すると受付票が発行されます。提出した後も、事務局が受理するまでの受付期間中は取り下げて直せます。</p>
      <Button disabled={pending}>この内容で提出する</Button>
    </form>
  );
}
