'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { correctQuestionnaire } from '@/lib/survey/editing/correct-questionnaire';
import { correctSchema } from '@/lib/survey/editing/editing-schemas';

export const correct = memberAction(correctSchema, async (actor, input) => {
  await correctQuestionnaire(actor, input);
  return redirect(`/admin/waves/${input.year}/errata?done=1`);
});
