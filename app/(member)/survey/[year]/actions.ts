'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { surveyAddress } from '@/lib/survey/addresses';
import { carryAnswers } from '@/lib/survey/carry/carry-answers';
import { carrySchema, undoCarrySchema } from '@/lib/survey/questions/renewal-schemas';
import { undoCarry as undoCarryService } from '@/lib/survey/carry/undo-carry';

export const carryAll = memberAction(carrySchema, async (actor, input) => {
  const { taken } = await carryAnswers(actor, input);
  return redirect(`${surveyAddress(input.year, input.code)}&taken=${taken}`);
});

export const undoCarry = memberAction(undoCarrySchema, async (actor, input) => {
  const { removed } = await undoCarryService(actor, input);
  return redirect(`${surveyAddress(input.year, input.code)}&removed=${removed}`);
});
