'use client';
import { TextInput, Tick } from '@/components/form/controls';
import { describedBy, Field, FieldGroup, fieldIds } from '@/components/form/Field';
import { FormErrors } from '@/components/form/FormErrors';
import { type FormAction, useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/Button';
import type { Clause, Clauses, Ground } from '@/lib/survey/editing/condition-menu';
import { EditBase } from './EditBase';

type Base = { action: FormAction<never>; year: number; revision: number; item: string };
type Props = Base & { clauses: Clauses; grounds: Ground[] };

/** Which choices of the grounds chosen before, and the condition in words. */
export function ConditionForm({ action, year, revision, item, clauses: { join, clauses }, grounds }: Props) {
  const { state, errors, typed, pending, form } = useActionForm(action);
  const sent = (name: string): string[] | undefined => state && (state.values?.[name] === undefined ? [] : [state.values[name]].flat());
  const part = (clause: Clause, i: number) => {
    const ground = grounds.find(({ id }) => id === clause.ground);
    if (!ground) return null;
    const name = `values:${i}`;
    const chosen = sent(name) ?? clause.values;
    const how = sent(`how:${i}`)?.[0] ?? clause.how;
    return (
      <div key={clause.ground} className="my-6 border-l-4 border-blue-200 pl-4">
        <input type="hidden" name="grounds" value={clause.ground} />
        <FieldGroup name={name} label={ground.label} error={errors[name]} required>
          {ground.choices.map(({ value, label }) => <Tick key={value} type="checkbox" name={name} value={value} label={label} defaultChecked={chosen.includes(value)} />)}
        </FieldGroup>
        {!clause.ground.startsWith('rows:') && (
          <FieldGroup name={`how:${i}`} label="どんなときに答えてもらうか">
            <Tick type="radio" name={`how:${i}`} value="in" label="上で印を付けた答えのとき" defaultChecked={how === 'in'} />
            <Tick type="radio" name={`how:${i}`} value="notIn" label="上で印を付けた答えではないとき（まだ答えていないときは含みません）" defaultChecked={how === 'notIn'} />
          </FieldGroup>
        )}
      </div>
    );
  };
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="key" value={item} />
      <input type="hidden" name="join" value={join} />
      {clauses.length > 1 && <p>{join === 'all' ? '次のすべてに当てはまるときに答えてもらいます。' : '次のどれかに当てはまるときに答えてもらいます。'}</p>}
      {clauses.map(part)}
      <Field name="words" label="条件の言葉" hint="画面と紙に出ます。空のときは、上の条件から自動で付きます。自分で書くときは「…の場合」の形にしてください。" error={errors.words} optional>
        <TextInput id={fieldIds('words').input} name="words" defaultValue={typed('words')} {...describedBy('words', { hint: true, error: errors.words })} />
      </Field>
      <EditBase year={year} revision={revision} errors={errors} />
      <Button aria-disabled={pending}>この条件にする</Button>
    </form>
  );
}

/** Takes the condition away: the item is asked of everyone. */
export function NoConditionForm({ action, year, revision, item }: Base) {
  const { state, errors, pending, form } = useActionForm(action);
  return (
    <form {...form}>
      <FormErrors state={state} />
      <input type="hidden" name="key" value={item} />
      <input type="hidden" name="always" value="1" />
      <EditBase year={year} revision={revision} errors={errors} />
      <Button look="danger" aria-disabled={pending}>条件をなくす</Button>
    </form>
  );
}
