'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { Select, TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { failures, MAIN_NUMBER } from '@/lib/agreement/contacts/calling-round';

type Props = { action: FormAction<{ outcome: string }>; roundId: string; meansId: string; of: string; fallbacks: { id: string; label: string }[]; kept?: { outcome: string; failure: string; fallbackMeansId: string | null; fallbackMain: boolean; note: string } };

/** What became of calling one means. Many stand on a page: each field's id carries the means. */
export function CallForm({ action, roundId, meansId, of, fallbacks, kept }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const router = useRouter();
  useEffect(() => {
    if (state?.ok) router.refresh(); // the line above the form says it too
  }, [state, router]);
  const at = (name: string) => `${name}-${meansId}`;
  const value = (name: string, before = '') => (state ? typed(name) : before);
  return (
    <form {...form}>
      {state && !state.ok && <ErrorSummary message={state.message} errors={Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [at(name), sentence]))} errorId={state.errorId} />}
      {state?.ok && <Notice tone="success" title={`記録しました：${state.data.outcome === 'reached' ? 'つながった' : 'つながらなかった'}`} live />}
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="meansId" value={meansId} />
      <FieldGroup name={at('outcome')} label={`結果（${of}）`} error={errors.outcome} required>
        <Tick type="radio" name="outcome" value="reached" label="つながった" defaultChecked={value('outcome', kept?.outcome) === 'reached'} />
        <Tick type="radio" name="outcome" value="not-reached" label="つながらなかった" defaultChecked={value('outcome', kept?.outcome) === 'not-reached'} />
      </FieldGroup>
      <div className="grid gap-x-6 desktop:grid-cols-2">
        <Field name={at('failure')} label="何が起きたか" hint="つながらなかったときに選びます。" error={errors.failure}>
          <Select key={value('failure', kept?.failure)} id={fieldIds(at('failure')).input} name="failure" className="w-full" defaultValue={value('failure', kept?.failure)} {...describedBy(at('failure'), { hint: true, error: errors.failure })}>
            <option value="">選んでください</option>
            {Object.entries(failures).map(([key, label]) => <option key={key} value={key}>{label}</option>)}
          </Select>
        </Field>
        <Field name={at('fallback')} label="代わりの手段" hint="これが使えないときに頼るものです。" error={errors.fallback} optional>
          <Select key={value('fallback', kept?.fallbackMain ? MAIN_NUMBER : (kept?.fallbackMeansId ?? ''))} id={fieldIds(at('fallback')).input} name="fallback" className="w-full" defaultValue={value('fallback', kept?.fallbackMain ? MAIN_NUMBER : (kept?.fallbackMeansId ?? ''))} {...describedBy(at('fallback'), { hint: true, error: errors.fallback })}>
            <option value="">決めていない</option>
            {fallbacks.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
          </Select>
        </Field>
      </div>
      <Field name={at('note')} label="補足" error={errors.note} optional>
        <TextInput id={fieldIds(at('note')).input} name="note" autoComplete="off" defaultValue={value('note', kept?.note)} {...describedBy(at('note'), { error: errors.note })} />
      </Field>
      <Button look="secondary" aria-disabled={pending} aria-label={`結果を記録する：${of}`}>結果を記録する</Button>
    </form>
  );
}
