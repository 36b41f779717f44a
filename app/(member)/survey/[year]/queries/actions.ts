'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { surveyAddress } from '@/lib/survey/addresses';
import { writeToQuerySchema } from '@/lib/survey/questions/renewal-schemas';
import { writeToQuery } from '@/lib/survey/questions/write-to-query';

export const reply = memberAction(writeToQuerySchema, async (actor, input) => {
  const { year, code } = await writeToQuery(actor, input);
  return redirect(`${surveyAddress(year, code, 'queries')}&done=replied#q-${input.id}`);
});
