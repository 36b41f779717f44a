'use client';
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useForm } from 'react-hook-form';
import { fieldsOfSection } from '@/lib/survey/questionnaire/fields';
import type { Section } from '@/lib/survey/questionnaire/questionnaire';
import { answersAsTyped, excludedOf } from '../excluded';
import { ItemQuestion } from '../ItemQuestion';
import { fieldName, FormContext, formName, type Raw, type RawValues, useAlive } from '../section-form-context';
import { PreviewAutosave } from './preview-autosave';

// What is tried stays in this tab, so that a condition on another section can be tried too. It is sent nowhere.

const never = () => () => {};
const keyOf = (year: number) => `sonaeai:preview:${year}`;

function kept(year: number): string {
  try {
    return sessionStorage.getItem(keyOf(year)) ?? '{}';
  } catch {
    return '{}';
  }
}

function keep(year: number, values: RawValues): void {
  try {
    sessionStorage.setItem(keyOf(year), JSON.stringify({ ...JSON.parse(kept(year)), ...values }));
  } catch {
    // A browser that keeps nothing tries each section by itself.
  }
}

const byField = (values: Partial<RawValues>): RawValues => Object.fromEntries(Object.entries(values).flatMap(([name, raw]) => (raw === undefined ? [] : [[fieldName(name), raw]])));

/** A section as a respondent sees it, with its conditions at work; nothing is saved. */
export function PreviewForm({ section, year }: { section: Section; year: number }) {
  const [fields] = useState(() => new Map(fieldsOfSection(section).map((field) => [field.name, field])));
  const [empty] = useState(
    () => Object.fromEntries([...fields.values()].filter(({ role }) => role !== 'total').map((field): [string, Raw] => [formName(field.name), field.kind === 'ranked' ? Array.from({ length: field.ranks ?? 0 }, () => '') : field.kind === 'many' ? [] : ''])),
  );
  const [autosave] = useState(() => new PreviewAutosave(fields));
  const form = useForm<RawValues>({ defaultValues: empty, shouldFocusError: false });
  const alive = useAlive();
  const others = useSyncExternalStore(never, () => kept(year), () => '{}');
  const [typed, setTyped] = useState<RawValues>({});
  const excluded = useMemo(() => excludedOf(section, answersAsTyped(answersAsTyped({}, JSON.parse(others) as RawValues), typed)), [section, others, typed]);

  useLayoutEffect(() => form.subscribe({ formState: { values: true }, callback: ({ values }) => setTyped(byField(values)) }), [form]);
  useEffect(() => {
    for (const [name, raw] of Object.entries(JSON.parse(kept(year)) as RawValues)) if (fields.has(name)) form.setValue(formName(name), raw);
    return form.subscribe({ formState: { values: true }, callback: ({ values }) => keep(year, byField(values)) });
  }, [form, fields, year]);

  const context = useMemo(() => ({ control: form.control, autosave, fields, excluded, offers: {}, faq: [], alive, sent: { errors: {}, conflicts: {} } }), [form, autosave, fields, excluded, alive]);
  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate autoComplete="off" data-form-alive={alive || undefined}>
      <FormContext value={context}>
        {section.items.map((item) => <ItemQuestion key={item.key} item={item} />)}
      </FormContext>
    </form>
  );
}
