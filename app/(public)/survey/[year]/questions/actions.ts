'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { surveyAddress } from '@/lib/survey/addresses';
import { askQuestion } from '@/lib/survey/questions/ask-question';
import { askQuestionSchema } from '@/lib/survey/questions/renewal-schemas';

export const ask = memberAction(askQuestionSchema, async (actor, input) => {
  await askQuestion(actor, input);
  return redirect(`${surveyAddress(input.year, input.code, 'questions')}&done=asked`);
});
