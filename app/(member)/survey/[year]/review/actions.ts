'use server';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import { memberAction } from '@/lib/people/member-action';
import type { ActionState } from '@/lib/platform/action';
import { surveyAddress } from '@/lib/survey/addresses';
import { explainFinding } from '@/lib/survey/explain-finding';
import { explainSchema } from '@/lib/survey/renewal-schemas';
import { submitResponse } from '@/lib/survey/submit-response';

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';
const schema = z.object({ year: z.coerce.number(unreadable).int(unreadable), code: z.string(unreadable).regex(/^[0-9]{6}$/, unreadable), revision: z.coerce.number(unreadable).int(unreadable) });
const submitAction = memberAction(schema, submitResponse);

export async function submit(previous: ActionState<{ receipt: string }> | undefined, form: FormData): Promise<ActionState<{ receipt: string }>> {
  const state = await submitAction(previous, form);
  if (state.ok) redirect(`${surveyAddress(Number(form.get('year')), String(form.get('code')), 'receipt')}&submitted=1`);
  return state;
}

export const explain = memberAction(explainSchema, async (actor, input) => {
  await explainFinding(actor, input);
  return redirect(surveyAddress(input.year, input.code, 'review'));
});
