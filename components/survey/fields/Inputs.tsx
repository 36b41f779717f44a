'use client';
import { describedBy, Field as Labelled, fieldIds } from '@/components/form/Field';
import { Select, TextArea, TextInput, Tick } from '@/components/form/controls';
import { FieldGroup } from '@/components/form/Field';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { answerText } from '@/lib/survey/questionnaire/answer-text';
import { rankControl } from '@/lib/survey/drafts/form-values';
import { FieldFoot } from '../FieldNote';
import { useField } from '../section-form-context';
import type { QuestionProps } from './question';

/** Free text; several lines. */
export function TextField({ name, label, hint, required, optional, rows = 3 }: QuestionProps & { rows?: number }) {
  const { text, type, leave, ref, error } = useField(name);
  return (
    <Labelled name={name} label={label} hint={hint} required={required} optional={optional} error={error} after={<FieldFoot name={name} />}>
      <TextArea id={fieldIds(name).input} name={name} rows={rows} value={text} ref={ref} onChange={(e) => type(e.target.value)} onBlur={leave} {...describedBy(name, { hint, error })} />
    </Labelled>
  );
}

/** A name, with the names that others have given offered while typing. */
export function NamedField({ name, label, hint, required, optional, suggestions = [] }: QuestionProps & { suggestions?: string[] }) {
  const { text, type, leave, ref, error } = useField(name);
  const list = `${fieldIds(name).input}-list`;
  return (
    <Labelled name={name} label={label} hint={hint} required={required} optional={optional} error={error} after={<FieldFoot name={name} />}>
      <TextInput id={fieldIds(name).input} name={name} value={text} ref={ref} list={list} onChange={(e) => type(e.target.value)} onBlur={leave} {...describedBy(name, { hint, error })} />
      <Suggestions id={list} names={suggestions} />
    </Labelled>
  );
}

export function Suggestions({ id, names }: { id: string; names: string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

/** A whole number with its unit. */
export function NumberField({ name, label, hint, required, optional }: QuestionProps) {
  const { field, text, type, leave, ref, error } = useField(name);
  return (
    <Labelled name={name} label={label} hint={hint} required={required} optional={optional} error={error} after={<FieldFoot name={name} />}>
      <span className="flex items-center gap-2">
        <span className="w-40">
          <TextInput id={fieldIds(name).input} name={name} inputMode="numeric" className="text-right" value={text} ref={ref} onChange={(e) => type(e.target.value)} onBlur={leave} {...describedBy(name, { hint, error })} />
        </span>
        {field.unit && <span>{field.unit}</span>}
      </span>
    </Labelled>
  );
}

/** A month, in the ways it is written; what was understood stands beside it with the Japanese era. */
export function YearMonthField({ name, label, hint, required, optional }: QuestionProps) {
  const { field, text, type, leave, ref, error } = useField(name);
  const read = parseField(field, text);
  const ways = (
    <>
      {hint}
      <span className="block">「2011年12月」「2011-12」「平成23年12月」「H23.12」のいずれの書き方でも入力できます。</span>
    </>
  );
  return (
    <Labelled name={name} label={label} hint={ways} required={required} optional={optional} error={error} after={<FieldFoot name={name} />}>
      <span className="flex flex-wrap items-center gap-x-4">
        <span className="w-60">
          <TextInput id={fieldIds(name).input} name={name} value={text} ref={ref} onChange={(e) => type(e.target.value)} onBlur={leave} {...describedBy(name, { hint: ways, error })} />
        </span>
        <output htmlFor={fieldIds(name).input}>{read.ok && read.value !== undefined && answerText(field, read.value)}</output>
      </span>
    </Labelled>
  );
}

/** Choices in order: a list to choose from for each place. */
export function RankedField({ name, label, hint, required, optional }: QuestionProps) {
  const { field, list, choose, leave, ref, error } = useField(name);
  return (
    <FieldGroup name={name} label={label} hint={hint} required={required} optional={optional} error={error} after={<FieldFoot name={name} />}>
      <ol>
        {list.map((chosen, i) => {
          const control = rankControl(name, i + 1);
          return (
            <li key={control} className="my-2 flex flex-wrap items-center gap-2">
              <label htmlFor={`f-${control}`} className="min-w-16">{i + 1}番目</label>
              <Select id={`f-${control}`} name={control} value={chosen} ref={i === 0 ? ref : undefined} aria-invalid={error ? true : undefined}
                onChange={(e) => choose(list.map((now, place) => (place === i ? e.target.value : now)))} onBlur={leave}>
                <option value="">（選ばない）</option>
                {field.choices?.map((choice) => (
                  <option key={choice.value} value={choice.value}>{choice.label}</option>
                ))}
              </Select>
            </li>
          );
        })}
      </ol>
      <Definitions choices={field.choices ?? []} />
    </FieldGroup>
  );
}

/** What the choices mean, where there is no room beside each. */
export function Definitions({ choices }: { choices: { value?: string; key?: string; label: string; definition?: string }[] }) {
  const explained = choices.filter((choice) => choice.definition);
  if (explained.length === 0) return null;
  return (
    <details className="my-2">
      <summary className="min-h-11 cursor-pointer py-2 text-blue-900 underline">言葉の説明</summary>
      <dl className="border-l-4 border-solid-gray-200 pl-4">
        {explained.map(({ value, key, label, definition }) => (
          <div key={value ?? key}>
            <dt className="text-std-16B-170">{label}</dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A single box, e.g. 確認できていない. */
export function FlagField({ name, label }: { name: string; label: string }) {
  const { text, choose, leave, ref, error } = useField(name);
  return (
    <div className="my-2">
      <Tick type="checkbox" id={fieldIds(name).input} name={name} value="yes" label={label} checked={text === 'yes'} ref={ref} onChange={(e) => choose(e.target.checked ? 'yes' : '')} onBlur={leave} {...describedBy(name, { error })} />
      <FieldFoot name={name} />
    </div>
  );
}
