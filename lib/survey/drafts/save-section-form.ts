import 'server-only';
import { mayEditResponse, mayEnterPaper } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { parseField } from '../questionnaire/answer-schema';
import { fieldsOfSection } from '../questionnaire/fields';
import { rawFromForm } from './form-values';
import { getResponse } from './get-response';
import { sameAnswer } from './merge';
import { saveAnswers } from './save-answers';
import type { AnswerValue } from '../questionnaire/questionnaire';
import type { FieldOutcome, SentChange } from './save-protocol';
import { ASKED, BASE, CARRIED, CONFIRM, resolveControl, type SentForm, TAKE, THEN } from './sent-form';

type Conflict = Extract<FieldOutcome, { status: 'conflict' }>;
export type SavedForm = {
  errors: Record<string, string>; conflicts: Record<string, Conflict>;
  /** Key of the section that follows, or review. */
  next: string;
  /** The field that now holds what was offered beside it, and what it held before. */
  taken?: { field: string; before: AnswerValue | null };
};

/**
 * Saves a whole section as a form without script sends it: every control, of which only the changed ones matter.
 * The page's own copy of the stored values tells what was changed and what a colleague changed meanwhile.
 *
 * @returns what could not be saved, by field; everything else is
 * @throws as saveAnswers
 */
export async function saveSectionForm(actor: Actor, form: SentForm): Promise<SavedForm> {
  const { year, code } = form;
  if (!mayEditResponse(actor, code) && !mayEnterPaper(actor)) throw new RefusedError();
  const { questionnaire, answers } = await getResponse(actor, { year, code });
  const section = questionnaire.sections.find(({ key }) => key === form.section);
  if (!section) throw new NotFoundError();
  const fields = fieldsOfSection(section).filter((field) => field.role !== 'total');
  const values = form as unknown as Record<string, string | string[]>; // every control of a form is text
  const raw = rawFromForm(fields, values);
  const base = new Map(Object.entries(form[BASE]));
  const conflicts: Record<string, Conflict> = {};
  const lookedAt = new Set([...(form[THEN] === 'confirm' ? (form[CARRIED] ?? []) : []), form[CONFIRM]]);
  const [takenAt, offered] = form[TAKE] ?? [];
  let taken: SavedForm['taken'];
  const changes: SentChange[] = [];
  for (const field of fields) {
    const from = base.get(field.name) ?? null;
    let typed = parseField(field, raw[field.name]);
    if (field.name === takenAt) {
      taken = { field: field.name, before: typed.ok ? typed.value ?? null : null };
      raw[field.name] = offered;
      typed = parseField(field, offered);
    }
    if (form[ASKED].includes(field.name) && field.name !== takenAt) {
      const choice = values[resolveControl(field.name)];
      if (choice === 'theirs') continue;
      if (choice !== 'mine') {
        const theirs = answers[field.name] ?? null;
        conflicts[field.name] = { status: 'conflict', mine: typed.ok ? typed.value ?? null : null, theirs, by: '同じ市区町村の方', at: null };
        continue;
      }
    }
    if (!typed.ok || !sameAnswer(typed.value, from) || lookedAt.has(field.name)) changes.push({ field: field.name, from, to: raw[field.name] });
  }
  const errors: Record<string, string> = {};
  if (changes.length > 0) {
    const { fields: outcomes } = await saveAnswers(actor, { year, code, section: section.key, changes });
    for (const [name, outcome] of Object.entries(outcomes)) {
      if (outcome.status === 'conflict') conflicts[name] = outcome;
      else if (outcome.status !== 'saved') errors[name] = outcome.message;
    }
  }
  const after = questionnaire.sections[questionnaire.sections.indexOf(section) + 1];
  if (taken && (Object.hasOwn(errors, taken.field) || Object.hasOwn(conflicts, taken.field))) taken = undefined;
  return { errors, conflicts, next: after?.key ?? 'review', taken };
}
