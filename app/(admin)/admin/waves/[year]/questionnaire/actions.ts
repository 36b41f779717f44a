'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { addItem as addItemService } from '@/lib/survey/editing/add-item';
import { arrangeQuestionnaire } from '@/lib/survey/editing/arrange-questionnaire';
import { addItemSchema, arrangeSchema, conditionSchema, rewordSchema, undoSchema } from '@/lib/survey/editing/editing-schemas';
import { rewordQuestionnaire } from '@/lib/survey/editing/reword-questionnaire';
import { setCondition as setConditionService } from '@/lib/survey/editing/set-condition';
import { undoEdit } from '@/lib/survey/editing/undo-edit';

// Each leads back to the questionnaire, which says what was done. The moment stands in the address because an address that
// differs in nothing but its anchor would show the page as it was.

const list = (year: number, done: string, anchor = '') => `/admin/waves/${year}/questionnaire?done=${done}&at=${Date.now().toString(36)}${anchor && `#${anchor}`}`;

export const addItem = memberAction(addItemSchema, async (actor, input) => {
  const { key } = await addItemService(actor, input);
  return redirect(list(input.year, 'edited', `item-${key}`));
});

export const reword = memberAction(rewordSchema, async (actor, input) => {
  await rewordQuestionnaire(actor, input);
  return redirect(list(input.year, 'edited', input.section ? `section-${input.section}` : `item-${input.key}`));
});

export const arrange = memberAction(arrangeSchema, async (actor, input) => {
  const { key } = await arrangeQuestionnaire(actor, input);
  return redirect(list(input.year, 'edited', input.act.startsWith('retire:') ? '' : `item-${key}`));
});

export const setCondition = memberAction(conditionSchema, async (actor, input) => {
  await setConditionService(actor, input);
  return redirect(list(input.year, 'edited', `item-${input.key}`));
});

export const undo = memberAction(undoSchema, async (actor, input) => {
  await undoEdit(actor, input);
  return redirect(list(input.year, 'undone'));
});
