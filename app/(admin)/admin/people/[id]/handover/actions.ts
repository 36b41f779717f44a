'use server';
import { redirect } from 'next/navigation';
import { handoverIdSchema, handoverSchema } from '@/lib/people/handover-schema';
import { handoverStep } from '@/lib/people/handover-steps';
import { memberAction } from '@/lib/people/member-action';
import { undoHandover } from '@/lib/people/undo-handover';
import { withdrawHandover } from '@/lib/people/withdraw-handover';

export const step = memberAction(handoverSchema, handoverStep);

export const withdraw = memberAction(handoverIdSchema, async (actor, input) => {
  const { personId } = await withdrawHandover(actor, input);
  return redirect(`/admin/people/${personId}/handover?withdrawn=1`);
});

export const undo = memberAction(handoverIdSchema, async (actor, input) => {
  const { personId } = await undoHandover(actor, input);
  return redirect(`/admin/people/${personId}/handover?undone=1`);
});
