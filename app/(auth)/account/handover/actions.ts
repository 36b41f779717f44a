'use server';
import { redirect } from 'next/navigation';
import { handoverIdSchema, handoverSchema } from '@/lib/people/handover-schema';
import { handoverStep } from '@/lib/people/handover-steps';
import { memberAction } from '@/lib/people/member-action';
import { withdrawHandover } from '@/lib/people/withdraw-handover';

export const step = memberAction(handoverSchema, handoverStep);

export const withdraw = memberAction(handoverIdSchema, async (actor, input) => {
  await withdrawHandover(actor, input);
  return redirect('/account/handover?withdrawn=1');
});
