'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { surveyAddress } from '@/lib/survey/addresses';
import { namingSchema } from '@/lib/results/editions/edition-schemas';
import { giveNamingConsent } from '@/lib/results/naming/give-naming-consent';
import { withdrawNamingConsent } from '@/lib/results/naming/withdraw-naming-consent';

export const give = memberAction(namingSchema, async (actor, input) => {
  await giveNamingConsent(actor, input);
  return redirect(`${surveyAddress(input.year, input.code, 'naming')}&done=given`);
});

export const takeBack = memberAction(namingSchema, async (actor, input) => {
  await withdrawNamingConsent(actor, input);
  return redirect(`${surveyAddress(input.year, input.code, 'naming')}&done=withdrawn`);
});
