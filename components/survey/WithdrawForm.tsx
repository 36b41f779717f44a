'use client';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { describedBy, FieldError, fieldIds } from '@/components/form/Field';
import { Tick } from '@/components/form/controls';
import { Button } from '@/components/ui/Button';
import type { ActionState } from '@/lib/platform/action';

type Props = {
  action: (previous: ActionState<void> | undefined, form: FormData) => Promise<ActionState<void>>;
  year: number;
  code: string;
  receipt: string;
};

/** Taking a submission back, with a tick as confirmation. */
export function WithdrawForm({ action, year, code, receipt }: Props) {
  const [state, act, pending] = useActionState(action, undefined);
  const error = state && !state.ok ? state.fieldErrors.confirmed : undefined;
  return (
    <form action={act} noValidate>
      {state && !state.ok && <ErrorSummary message={state.message} errors={state.fieldErrors} errorId={state.errorId} />}
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="receipt" value={receipt} />
      <p>取り下げると、回答は下書きに戻り、集計から除かれます。直した後に、もう一度提出してください。取り下げた版も記録に残ります。</p>
      <Tick type="checkbox" id={fieldIds('confirmed').input} name="confirmed" value="yes" label={`受付番号 ${receipt} の提出を取り下げることを確認しました`} {...describedBy('confirmed', { error })} />
      <FieldError name="confirmed" error={error} />
      <Button look="danger" disabled={pending} className="mt-2">提出を取り下げる</Button>
    </form>
  );
}
