'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import type { ActionState } from '@/lib/platform/action';
import { surveyAddress } from '@/lib/survey/addresses';
import { carryAnswers } from '@/lib/survey/carry/carry-answers';
import { carrySchema } from '@/lib/survey/questions/renewal-schemas';
import { saveSectionForm, type SavedForm } from '@/lib/survey/drafts/save-section-form';
import { CONFIRM, sentForm, THEN } from '@/lib/survey/drafts/sent-form';

const save = memberAction(sentForm, saveSectionForm);

/**
 * The section's save button, for a browser without script. What is saved leads on; what is not comes back with the form, and so does an answer
 * taken in place of another, which can be put back.
 */
export async function saveSection(previous: ActionState<SavedForm> | undefined, form: FormData): Promise<ActionState<SavedForm>> {
  const state = await save(previous, form);
  if (!state.ok || Object.keys(state.data.errors).length + Object.keys(state.data.conflicts).length > 0) return state;
  const { taken } = state.data;
  if (taken && taken.before !== null) return state;
  const year = Number(form.get('year'));
  const code = String(form.get('code'));
  const section = String(form.get('section'));
  const field = taken?.field ?? form.get(CONFIRM); // a button at one field: back to it
  const here = `${surveyAddress(year, code, section)}&saved=1${field ? `#f-${String(field)}` : ''}`;
  redirect(['next', 'confirm'].includes(String(form.get(THEN))) ? surveyAddress(year, code, state.data.next) : here);
}

const carry = memberAction(carrySchema, carryAnswers);

/** Takes last year's answers into the section's empty fields. The mark in the address gives the page a form of its own. */
export async function carrySection(previous: ActionState<{ taken: number; revision: number }> | undefined, form: FormData): Promise<ActionState<{ taken: number; revision: number }>> {
  const state = await carry(previous, form);
  if (!state.ok) return state;
  redirect(`${surveyAddress(Number(form.get('year')), String(form.get('code')), String(form.get('section')))}&taken=${state.data.taken}&at=${state.data.revision}`);
}
