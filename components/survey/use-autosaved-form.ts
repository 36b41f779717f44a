'use client';
import { type RefObject, useEffectEvent, useLayoutEffect, useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import { parseField } from '@/lib/survey/questionnaire/answer-schema';
import { type Field, fieldsOfSection } from '@/lib/survey/questionnaire/fields';
import { inputValue, rawFromForm } from '@/lib/survey/drafts/form-values';
import type { Answers, AnswerValue, Section } from '@/lib/survey/questionnaire/questionnaire';
import { Autosave } from './autosave';
import { answersAsTyped, excludedOf } from './excluded';
import { followColleagues } from './follow-colleagues';
import { type Outbox, readOutbox } from './outbox';
import { fieldName, formName, type Raw, type RawValues, type Sent } from './section-form-context';

type Setting = { section: Section; answers: Answers; readAt: string; carried: readonly string[]; box: Outbox; sent: Sent };

/** Values in the order of the control: a list of ranks is as long as there are places. */
export function shown(field: Field, raw: unknown): Raw {
  if (field.kind === 'ranked') {
    const chosen = Array.isArray(raw) ? raw : [];
    return Array.from({ length: field.ranks ?? 0 }, (_, i) => String(chosen[i] ?? ''));
  }
  if (field.kind === 'many') return Array.isArray(raw) ? raw.map(String) : raw ? [String(raw)] : [];
  return Array.isArray(raw) ? String(raw[0] ?? '') : String(raw ?? '');
}

function initialValues(fields: Field[], { answers, sent }: Setting): RawValues {
  const echoed = rawFromForm(fields, sent.values);
  return Object.fromEntries(
    fields.map((field) => {
      const kept = sent.keep === 'all' || sent.keep.includes(field.name);
      return [formName(field.name), shown(field, kept ? echoed[field.name] : inputValue(field, answers[field.name]))];
    }),
  );
}

const sameRaw = (a: Raw | undefined, b: Raw) => JSON.stringify(a) === JSON.stringify(b);

/** The controls as they stand in the page, which may be ahead of the script: typed before it arrived. */
function valuesInPage(form: HTMLFormElement, fields: Field[]): Map<string, Raw> {
  const data = new FormData(form);
  const values = Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).map(String)]));
  return new Map(Object.entries(rawFromForm(fields, values)).map(([name, raw]) => [name, shown(fields.find((field) => field.name === name)!, raw)]));
}

/** The section's values in react-hook-form, bound to an Autosave. */
export function useAutosavedForm(ref: RefObject<HTMLFormElement | null>, setting: Setting) {
  const { section, answers, box } = setting;
  const [fields] = useState(() => fieldsOfSection(section).filter((field) => field.role !== 'total'));
  const [byName] = useState(() => new Map(fieldsOfSection(section).map((field) => [field.name, field])));
  const [start] = useState(() => initialValues(fields, setting));
  const [autosave] = useState(
    () =>
      new Autosave({
        box,
        section: section.key,
        base: Object.fromEntries(fields.map(({ name }): [string, AnswerValue | null] => [name, answers[name] ?? null])),
        carried: setting.carried,
        parse: (name, raw) => parseField(byName.get(name)!, raw),
      }),
  );
  const form = useForm<RawValues>({ defaultValues: start, resolver: resolverOf(byName), shouldFocusError: false });
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(() => excludedOf(section, answersAsTyped(answers, byField(start))));

  // Before the page's own values are taken over, which may change what is asked.
  useLayoutEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const next = excludedOf(section, answersAsTyped(answers, byField(values)));
          setExcluded((now) => (now.size === next.size && [...next].every((name) => now.has(name)) ? now : next));
        },
      }),
    [form, section, answers],
  );

  const comeAlive = useEffectEvent(() => {
    const stop = autosave.start((name, value, raw) => {
      const field = byName.get(name)!;
      const now = form.getValues(formName(name));
      // What is being typed in is not touched under the hand.
      const busy = raw !== undefined && document.activeElement?.getAttribute('name') === name && field.kind !== 'many';
      const next = shown(field, inputValue(field, value ?? undefined));
      if (!busy && !sameRaw(now, next)) form.setValue(formName(name), next);
    });
    const kept = readOutbox(box);
    const inPage = valuesInPage(ref.current!, fields);
    for (const field of fields) {
      const { name } = field;
      const entry = kept[name];
      const typed = inPage.get(name)!;
      const stored = shown(field, inputValue(field, answers[name]));
      const conflict = setting.sent.conflicts[name];
      if (conflict) {
        autosave.meet(name, { ...conflict, mine: typed });
      } else if (!sameRaw(stored, typed)) {
        form.setValue(formName(name), typed);
        autosave.edit(name, typed);
        autosave.commit(name);
      } else if (entry) {
        form.setValue(formName(name), shown(field, entry.to));
        autosave.resume(name, entry.from, entry.to);
      }
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.atRisk()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    const stopFollowing = followColleagues(autosave, { ...box, section: section.key }, setting.readAt);
    return () => {
      stopFollowing();
      window.removeEventListener('beforeunload', warn);
      stop();
    };
  });
  useLayoutEffect(() => comeAlive(), []);

  return { form, autosave, excluded, fields: byName };
}

const byField = (values: Partial<RawValues>): RawValues => Object.fromEntries(Object.entries(values).flatMap(([name, raw]) => (raw === undefined ? [] : [[fieldName(name), raw]])));

/** The one schema of each field as react-hook-form asks for it. */
const resolverOf =
  (fields: Map<string, Field>): Resolver<RawValues> =>
  (values) => {
    const errors = Object.entries(values).flatMap(([name, raw]) => {
      const parsed = parseField(fields.get(fieldName(name))!, raw);
      return parsed.ok ? [] : [[name, { type: 'schema', message: parsed.message }] as const];
    });
    return errors.length > 0 ? { values: {}, errors: Object.fromEntries(errors) } : { values, errors: {} };
  };
