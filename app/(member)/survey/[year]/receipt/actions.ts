'use server';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import { memberAction } from '@/lib/people/member-action';
import type { ActionState } from '@/lib/platform/action';
import { surveyAddress } from '@/lib/survey/addresses';
import { withdrawResponse } from '@/lib/survey/submissions/withdraw-response';

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';
const schema = z.object({
  year: z.coerce.number(unreadable).int(unreadable),
  code: z.string(unreadable).regex(/^[0-9]{6}$/, unreadable),
  receipt: z.string(unreadable).max(40, unreadable),
  confirmed: z.literal('yes', '「取り下げることを確認しました」にチェックを付けてください。'),
});
const withdrawAction = memberAction(schema, withdrawResponse);

export async function withdraw(previous: ActionState<void> | undefined, form: FormData): Promise<ActionState<void>> {
  const state = await withdrawAction(previous, form);
  if (state.ok) redirect(surveyAddress(Number(form.get('year')), String(form.get('code'))));
  return state;
}
