'use server';
import { redirect } from 'next/navigation';
import { dutyByHandSchema, receptionSchema, sendingSchema, takeBackSchema } from '@/lib/agreement/duties/duty-schemas';
import { recordByHand } from '@/lib/agreement/duties/record-by-hand';
import { statePreparation } from '@/lib/agreement/duties/state-preparation';
import { takeBackDuty } from '@/lib/agreement/duties/take-back-duty';
import { memberAction } from '@/lib/people/member-action';

const page = (duty: string, code: string, done: string) => redirect(`/agreement/duties/${duty}?code=${code}&done=${done}`);

export const recordHand = memberAction(dutyByHandSchema, async (actor, input) => {
  await recordByHand(actor, input);
  return page(input.duty, input.code, 'recorded');
});

export const stateReception = memberAction(receptionSchema, async (actor, input) => {
  await statePreparation(actor, { kind: 'reception', ...input });
  return page('reception', input.code, 'stated');
});

export const stateSending = memberAction(sendingSchema, async (actor, input) => {
  await statePreparation(actor, { kind: 'sending', ...input });
  return page('sending', input.code, 'stated');
});

export const takeBack = memberAction(takeBackSchema, async (actor, input) => page(await takeBackDuty(actor, input), input.code, 'taken-back'));
