'use client';
import { FieldGroup } from '@/components/form/Field';
import { Tick } from '@/components/form/controls';
import type { Choice } from '@/lib/survey/questionnaire/questionnaire';
import { FieldFoot } from '../FieldNote';
import { useField, useSectionForm } from '../section-form-context';
import type { QuestionProps } from './question';

/** Takes an answer back: a radio button alone cannot be unticked. */
export function ClearChoice({ name, label }: { name: string; label: string }) {
  const { raw, choose } = useField(name);
  const { alive } = useSectionForm();
  if (raw.length === 0) return null;
  if (!alive) return <Tick type="radio" name={name} value="" label="未回答に戻す" className="not-noscript:hidden" />;
  return (
    <button type="button" className="min-h-11 px-2 text-dns-14N-130 whitespace-nowrap text-blue-900 underline print:hidden" onClick={() => choose('')}>
      未回答に戻す<span className="sr-only">（{label}）</span>
    </button>
  );
}

/** What a box holds after a tick: a choice such as なし stands alone. */
export function toggled(choices: Choice[], list: string[], value: string, on: boolean): string[] {
  const exclusive = (v: string) => choices.find((choice) => choice.value === v)?.exclusive === true;
  const kept = list.filter((v) => v !== value && !(on && (exclusive(value) || exclusive(v))));
  const now = on ? [...kept, value] : kept;
  return choices.map((choice) => choice.value).filter((v) => now.includes(v));
}

/** One choice as radio buttons, はい・いいえ among them. */
export function OneField({ name, label, hint, required, optional }: QuestionProps) {
  const { field, raw, choose, leave, ref, error } = useField(name);
  return (
    <FieldGroup name={name} label={label} hint={hint} required={required} optional={optional} error={error} after={<FieldFoot name={name} />}>
      {field.choices?.map((choice, i) => (
        <Tick key={choice.value} type="radio" name={name} value={choice.value} label={choice.label} hint={choice.definition}
          checked={raw === choice.value} ref={i === 0 ? ref : undefined} onChange={() => choose(choice.value)} onBlur={leave} />
      ))}
      <ClearChoice name={name} label={field.label} />
    </FieldGroup>
  );
}

/** Several choices as checkboxes. */
export function ManyField({ name, label, hint, required, optional }: QuestionProps) {
  const { field, list, choose, leave, ref, error } = useField(name);
  const choices = field.choices ?? [];
  return (
    <FieldGroup name={name} label={label} hint={hint} required={required} optional={optional} error={error} after={<FieldFoot name={name} />}>
      {choices.map((choice, i) => (
        <Tick key={choice.value} type="checkbox" name={name} value={choice.value} label={choice.label} hint={choice.definition}
          checked={list.includes(choice.value)} ref={i === 0 ? ref : undefined} onChange={(e) => choose(toggled(choices, list, choice.value, e.target.checked))} onBlur={leave} />
      ))}
    </FieldGroup>
  );
}
