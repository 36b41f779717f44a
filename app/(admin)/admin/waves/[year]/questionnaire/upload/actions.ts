'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import type { ActionState } from '@/lib/platform/action';
import { checkImport, type CheckedImport } from '@/lib/survey/editing/check-import';
import { importSchema } from '@/lib/survey/editing/editing-schemas';
import { importQuestionnaire } from '@/lib/survey/editing/import-questionnaire';
import { fileAsText } from '@/lib/survey/editing/uploaded-text';

const check = memberAction(importSchema, checkImport);

/** The file's text goes along as a field of the form, so that what was checked is what is taken. */
export async function checkUpload(previous: ActionState<CheckedImport> | undefined, form: FormData): Promise<ActionState<CheckedImport>> {
  return check(previous, await fileAsText(form));
}

export const takeUpload = memberAction(importSchema, async (actor, input) => {
  await importQuestionnaire(actor, input);
  return redirect(`/admin/waves/${input.year}/questionnaire?done=imported`);
});
