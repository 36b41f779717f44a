'use client';
import type { CSSProperties } from 'react';
import { describedBy, FieldError, FieldGroup, fieldIds } from '@/components/form/Field';
import { TextInput } from '@/components/form/controls';
import type { Item, Part } from '@/lib/survey/questionnaire/questionnaire';
import { FieldConflict, FieldMark } from '../FieldNote';
import { FieldOffers } from '../FieldOffers';
import { useField, useSectionForm } from '../section-form-context';
import { ClearChoice, toggled } from './Choices';
import { Definitions, Suggestions } from './Inputs';
import type { QuestionProps } from './question';

const line = 'desktop:grid desktop:grid-cols-(--matrix) desktop:items-center desktop:gap-x-2';

/**
 * The same question for several rows. On a phone each row stands by itself with its choices in words; on a desk the
 * rows form a table under one heading, and each choice keeps its word for who does not see the table.
 */
export function MatrixField({ item, label, hint, required }: QuestionProps & { item: Item }) {
  const { excluded } = useSectionForm();
  const choices = item.cell === 'named' ? [] : item.choices ?? [];
  const columns = { '--matrix': choices.length > 0 ? `minmax(9rem, 1.6fr) repeat(${choices.length}, minmax(4.5rem, 1fr)) 7rem` : 'minmax(9rem, 1fr) 2fr 7rem' } as CSSProperties;
  const rows = item.rows ?? [];
  const off = rows.filter((row) => excluded.has(`${item.key}.${row.key}`));
  return (
    <FieldGroup name={item.key} label={label} hint={hint} required={required}>
      <div style={columns}>
        {choices.length > 0 && (
          <div aria-hidden="true" className={`hidden border-b-2 border-solid-gray-536 py-2 ${line}`}>
            <span />
            {choices.map((choice) => <span key={choice.value} className="text-center text-dns-14B-130">{choice.label}</span>)}
          </div>
        )}
        {rows.map((row) => <Row key={row.key} item={item} row={row} />)}
      </div>
      {off.length > 0 && <p className="text-solid-gray-700 noscript:hidden">「{off.map((row) => row.label).join('」「')}」の行は、今は不要なため表示していません。</p>}
      {item.cell === 'named' && <Suggestions id={`${fieldIds(item.key).input}-list`} names={item.suggestions ?? []} />}
      <Definitions choices={[...choices, ...rows]} />
    </FieldGroup>
  );
}

function Row({ item, row }: { item: Item; row: Part }) {
  const { excluded, alive } = useSectionForm();
  const name = `${item.key}.${row.key}`;
  const { error, field } = useField(name);
  const off = excluded.has(name);
  const ids = fieldIds(name);
  const title = `${ids.input}-row`;
  const named = item.cell === 'named';
  return (
    <div id={named ? undefined : ids.input} tabIndex={named ? undefined : -1} role={named ? undefined : 'group'} aria-labelledby={named ? undefined : title} aria-describedby={named ? undefined : describedBy(name, { error })['aria-describedby']}
      hidden={off && alive} className={`border-b border-solid-gray-420 py-3 desktop:py-1 ${off ? 'not-noscript:hidden' : ''}`}>
      <div className={line}>
        {named ? <label id={title} htmlFor={ids.input} className="block text-std-16B-170">{row.label}</label> : <p id={title} className="text-std-16B-170">{row.label}</p>}
        {named ? <NamedCell item={item} name={name} /> : <ChoiceCells item={item} name={name} />}
        <span className="flex flex-wrap items-center">
          {item.cell === 'one' && <ClearChoice name={name} label={field.label} />}
          <FieldMark name={name} />
        </span>
      </div>
      <FieldError name={name} error={error} />
      <FieldOffers name={name} />
      <FieldConflict name={name} />
    </div>
  );
}

function ChoiceCells({ item, name }: { item: Item; name: string }) {
  const { raw, list, choose, leave, ref } = useField(name);
  const choices = item.choices ?? [];
  const many = item.cell === 'many';
  return choices.map((choice, i) => (
    <label key={choice.value} className="flex min-h-11 items-center gap-2 py-1.5 desktop:justify-center">
      <input type={many ? 'checkbox' : 'radio'} name={name} value={choice.value} className="size-6 shrink-0 accent-blue-900" ref={i === 0 ? ref : undefined}
        checked={many ? list.includes(choice.value) : raw === choice.value} onBlur={leave}
        onChange={(e) => choose(many ? toggled(choices, list, choice.value, e.target.checked) : choice.value)} />
      <span className="desktop:sr-only">{choice.label}</span>
    </label>
  ));
}

function NamedCell({ item, name }: { item: Item; name: string }) {
  const { text, type, leave, ref, error } = useField(name);
  const ids = fieldIds(name);
  return <TextInput id={ids.input} name={name} list={`${fieldIds(item.key).input}-list`} value={text} ref={ref} onChange={(e) => type(e.target.value)} onBlur={leave} {...describedBy(name, { error })} />;
}
