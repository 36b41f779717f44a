'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import type { ActionState } from '@/lib/platform/action';
import { surveyAddress } from '@/lib/survey/addresses';
import { saveSectionForm, type SavedForm } from '@/lib/survey/save-section-form';
import { sentForm, THEN } from '@/lib/survey/sent-form';

const save = memberAction(sentForm, saveSectionForm);

/** The section's save button, for a browser without script. What is saved leads on; what is not comes back with the form. */
export async function saveSection(previous: ActionState<SavedForm> | undefined, form: FormData): Promise<ActionState<SavedForm>> {
  const state = await save(previous, form);
  if (!state.ok || Object.keys(state.data.errors).length + Object.keys(state.data.conflicts).length > 0) return state;
  const year = Number(form.get('year'));
  const code = String(form.get('code'));
  const section = String(form.get('section'));
  redirect(form.get(THEN) === 'next' ? surveyAddress(year, code, state.data.next) : `${surveyAddress(year, code, section)}&saved=1`);
}
