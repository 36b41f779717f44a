'use client';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';

type Props = { others: number; elsewhere: FormAction<{ ended: number }>; everywhere: FormAction<never> };

/** Ends one's own sessions: all others, or all. */
export function SessionEnding({ others, elsewhere, everywhere }: Props) {
  const other = useActionForm(elsewhere);
  const all = useActionForm(everywhere);
  return (
    <>
      {other.state?.ok && <Notice tone="success" title={`ほかの端末での${other.state.data.ended}件のサインインを終了しました。`} live />}
      <FormErrors state={other.state} />
      <FormErrors state={all.state} />
      <div className="mt-4 flex flex-wrap gap-4">
        {others > 0 && !other.state?.ok && (
          <form {...other.form}>
            <Button look="secondary" aria-disabled={other.pending}>ほかの端末をすべてサインアウトする</Button>
          </form>
        )}
        <form {...all.form}>
          <Button look="danger" aria-disabled={all.pending}>この端末も含めてすべてサインアウトする</Button>
        </form>
      </div>
    </>
  );
}
