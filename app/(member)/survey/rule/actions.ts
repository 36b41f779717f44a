'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { ruleSchema } from '@/lib/survey/submissions/approval-schemas';
import { setSubmissionRule } from '@/lib/survey/submissions/set-submission-rule';

export const setRule = memberAction(ruleSchema, async (actor, input) => {
  await setSubmissionRule(actor, input);
  return redirect(`/survey/rule?code=${input.code}&done=set`);
});
