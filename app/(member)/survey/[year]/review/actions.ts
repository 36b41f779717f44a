'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import type { ActionState } from '@/lib/platform/action';
import { surveyAddress } from '@/lib/survey/addresses';
import { submitSchema } from '@/lib/survey/submissions/approval-schemas';
import { explainFinding } from '@/lib/survey/drafts/explain-finding';
import { explainSchema } from '@/lib/survey/questions/renewal-schemas';
import { submitResponse } from '@/lib/survey/submissions/submit-response';

const submitAction = memberAction(submitSchema, submitResponse);

export async function submit(previous: ActionState<{ receipt: string }> | undefined, form: FormData): Promise<ActionState<{ receipt: string }>> {
  const state = await submitAction(previous, form);
  if (state.ok) redirect(`${surveyAddress(Number(form.get('year')), String(form.get('code')), 'receipt')}&submitted=1`);
  return state;
}

export const explain = memberAction(explainSchema, async (actor, input) => {
  await explainFinding(actor, input);
  return redirect(surveyAddress(input.year, input.code, 'review'));
});
