'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import type { ActionState } from '@/lib/platform/action';
import { surveyAddress } from '@/lib/survey/addresses';
import { takeWorkbook, takeWorkbookForm } from '@/lib/survey/workbook/take-workbook';

const takeAction = memberAction(takeWorkbookForm, takeWorkbook);

export async function take(previous: ActionState<{ taken: number }> | undefined, form: FormData): Promise<ActionState<{ taken: number }>> {
  const state = await takeAction(previous, form);
  if (state.ok) redirect(`${surveyAddress(Number(form.get('year')), String(form.get('code')), 'workbook')}&taken=${state.data.taken}`);
  return state;
}
