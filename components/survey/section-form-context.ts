'use client';
import { createContext, use, useSyncExternalStore } from 'react';
import { type Control, useController } from 'react-hook-form';
import type { Field } from '@/lib/survey/questionnaire/fields';
import type { Offers } from '@/lib/survey/offers';
import type { SavedForm } from '@/lib/survey/drafts/save-section-form';
import type { Autosave, ConflictState, FieldState } from './autosave';

/** What a control holds: text, or the chosen values of boxes and ranks. */
export type Raw = string | string[];
export type RawValues = Record<string, Raw>;

/** What came back of a form that was sent without script. */
export type Sent = {
  /** Control values as they were sent, to be shown again. */
  values: Record<string, string | string[]>;
  /** The fields to which that applies; the others show what is stored. */
  keep: 'all' | string[];
  errors: Record<string, string>;
  conflicts: Record<string, ConflictState>;
  taken?: SavedForm['taken'];
};

type SectionFormContext = {
  control: Control<RawValues>;
  autosave: Autosave;
  fields: Map<string, Field>;
  /** Items (by key), rows and fields (by field name) that are not asked with the answers as they stand. */
  excluded: ReadonlySet<string>;
  /** What stands beside a field to be taken over. */
  offers: Offers;
  /** Published questions and answers about the section's items. */
  faq: { id: string; item: string; question: string; answer: string }[];
  /** The form's script runs: what is not asked may be hidden, and conflicts are decided by buttons. */
  alive: boolean;
  sent: Pick<Sent, 'errors' | 'conflicts' | 'taken'>;
};

export const FormContext = createContext<SectionFormContext | null>(null);

export function useSectionForm(): SectionFormContext {
  const context = use(FormContext);
  if (!context) throw new Error('outside of SectionForm');
  return context;
}

/** react-hook-form reads a dot as a step into an object; a field's name may stand under another's (risk-assumed, risk-assumed.which). */
export const formName = (field: string): string => field.replaceAll('.', '/');
export const fieldName = (name: string): string => name.replaceAll('/', '.');

const never = () => () => {};
/** False on the server and while the page comes alive, then true. */
export const useAlive = (): boolean => useSyncExternalStore(never, () => true, () => false);

/** Whether the field holds last year's answer that nobody has looked at. */
export function useCarried(name: string): boolean {
  const { autosave } = useSectionForm();
  return useSyncExternalStore(autosave.subscribe, () => autosave.carried(name), () => autosave.carried(name));
}

export function useFieldState(name: string): FieldState {
  const { autosave } = useSectionForm();
  return useSyncExternalStore(autosave.subscribe, () => autosave.state(name), () => autosave.state(name));
}

/** A field's value and the hand's acts on it. */
export function useField(name: string) {
  const { control, autosave, fields, sent } = useSectionForm();
  const { field: bound } = useController({ control, name: formName(name) });
  const state = useFieldState(name);
  const field = fields.get(name);
  if (!field) throw new Error(`no field ${name}`);
  return {
    field,
    raw: bound.value,
    text: typeof bound.value === 'string' ? bound.value : '',
    list: Array.isArray(bound.value) ? bound.value : [],
    ref: bound.ref,
    error: state.status === 'invalid' ? state.message : state.status === 'idle' ? sent.errors[name] : undefined,
    /** A key was pressed: saved after a pause. */
    type: (raw: Raw) => {
      bound.onChange(raw);
      autosave.edit(name, raw);
    },
    /** A choice was made: saved at once. */
    choose: (raw: Raw) => {
      bound.onChange(raw);
      autosave.edit(name, raw);
      autosave.commit(name);
    },
    leave: () => {
      bound.onBlur();
      autosave.commit(name);
    },
  };
}
