'use client';
import { TextArea } from '@/components/form/controls';
import { ErrorSummary } from '@/components/form/ErrorSummary';
import { describedBy, Field, fieldIds } from '@/components/form/Field';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';

/** The secretariat's answer to one question: for everybody, in words that do not name who asked, or for them alone. */
export function AnswerQuestionForm({ action, id, text, answer }: { action: FormAction<never>; id: string; text: string; answer: string }) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const at = (name: string) => `${name}-${id}`;
  const field = (name: string, given: string) => ({ id: fieldIds(at(name)).input, name, defaultValue: state ? typed(name) : given, ...describedBy(at(name), { hint: true, error: errors[name] }) });
  return (
    <form {...form}>
      {state && !state.ok && <ErrorSummary message={state.message} errors={Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [at(name), sentence]))} errorId={state.errorId} />}
      <input type="hidden" name="id" value={id} />
      <Field name={at('question')} label="公開する質問" hint="質問した団体が分からない言い方に直してください。質問した団体だけに答えるときは使いません。" error={errors.question}>
        <TextArea {...field('question', text)} />
      </Field>
      <Field name={at('answer')} label="回答" hint="公開すると、すべての人が読みます。" error={errors.answer} required>
        <TextArea {...field('answer', answer)} />
      </Field>
      <div className="flex flex-wrap gap-4">
        <Button name="whom" value="all" aria-disabled={pending}>回答して公開する</Button>
        <Button name="whom" value="one" look="secondary" aria-disabled={pending}>質問した団体だけに答える</Button>
      </div>
    </form>
  );
}
