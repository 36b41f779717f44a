'use client';
import { useWatch } from 'react-hook-form';
import { describedBy, Field as Labelled, FieldGroup, fieldIds } from '@/components/form/Field';
import { TextInput } from '@/components/form/controls';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { answerText } from '@/lib/survey/questionnaire/answer-text';
import type { Item, Part } from '@/lib/survey/questionnaire/questionnaire';
import { FieldFoot } from '../FieldNote';
import { formName, useField, useSectionForm } from '../section-form-context';
import type { QuestionProps } from './question';

/** Numbers with a sum that is worked out, once every part is there. */
export function PartsField({ item, label, hint, required }: QuestionProps & { item: Item }) {
  return (
    <FieldGroup name={item.key} label={label} hint={hint} required={required}>
      {item.parts?.map((part) => <PartField key={part.key} name={`${item.key}.${part.key}`} part={part} />)}
      <Total item={item} />
    </FieldGroup>
  );
}

function PartField({ name, part }: { name: string; part: Part }) {
  const { field, text, type, leave, ref, error } = useField(name);
  return (
    <Labelled name={name} label={part.label} hint={part.definition} error={error} after={<FieldFoot name={name} />}>
      <span className="flex items-center gap-2">
        <span className="w-40"><TextInput id={fieldIds(name).input} name={name} inputMode="numeric" className="text-right" value={text} ref={ref} onChange={(e) => type(e.target.value)} onBlur={leave} {...describedBy(name, { hint: part.definition, error })} /></span>
        {field.unit}
      </span>
    </Labelled>
  );
}

function Total({ item }: { item: Item }) {
  const { control, fields } = useSectionForm();
  const names = (item.parts ?? []).map((part) => `${item.key}.${part.key}`);
  const raw = useWatch({ control, name: names.map(formName) });
  const total = fields.get(`${item.key}.total`);
  if (!total) return null;
  const parsed = names.map((name, i) => parseField(fields.get(name)!, raw[i]));
  const numbers = parsed.flatMap((part) => (part.ok && typeof part.value === 'number' ? [part.value] : []));
  const complete = numbers.length === names.length;
  return (
    <p>
      合計：
      <output htmlFor={names.map((name) => fieldIds(name).input).join(' ')} className="text-std-17B-170">
        {complete ? answerText(total, numbers.reduce((a, b) => a + b, 0)) : '内訳をすべて入力すると、自動で計算されます'}
      </output>
    </p>
  );
}
