'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { answerQuestion } from '@/lib/survey/questions/answer-question';
import { answerQuestionSchema, withdrawFaqSchema } from '@/lib/survey/questions/renewal-schemas';
import { withdrawFaq } from '@/lib/survey/questions/withdraw-faq';

export const answer = memberAction(answerQuestionSchema, async (actor, input) => {
  const { year } = await answerQuestion(actor, input);
  return redirect(`/admin/waves/${year}/questions?done=${input.whom === 'all' ? 'published' : 'answered'}`);
});

export const takeBack = memberAction(withdrawFaqSchema, async (actor, input) => {
  const { year } = await withdrawFaq(actor, input);
  return redirect(`/admin/waves/${year}/questions?done=withdrawn`);
});
