'use server';
import { redirect } from 'next/navigation';
import { applyForAgreement } from '@/lib/agreement/apply-for-agreement';
import { applySchema, takeBackSchema } from '@/lib/agreement/joining-schemas';
import { takeBackApplication } from '@/lib/agreement/take-back-application';
import { memberAction } from '@/lib/people/member-action';

export const apply = memberAction(applySchema, async (actor, input) => {
  await applyForAgreement(actor, input);
  return redirect(`/agreement?code=${input.code}&done=applied`);
});

export const takeBack = memberAction(takeBackSchema, async (actor, input) => {
  await takeBackApplication(actor, input);
  return redirect(`/agreement?code=${input.code}&done=taken-back`);
});
