'use server';
import { redirect } from 'next/navigation';
import { confirmInventory } from '@/lib/agreement/inventory/confirm-inventory';
import { codeSchema } from '@/lib/agreement/documents/document-schemas';
import { endInventoryItem } from '@/lib/agreement/inventory/end-inventory-item';
import { endItemSchema, saveItemSchema, takeSheetSchema } from '@/lib/agreement/inventory/inventory-schemas';
import { saveInventoryItem } from '@/lib/agreement/inventory/save-inventory-item';
import { takeInventorySheet } from '@/lib/agreement/inventory/take-inventory-sheet';
import { memberAction } from '@/lib/people/member-action';

export const save = memberAction(saveItemSchema, async (actor, input) => {
  await saveInventoryItem(actor, input);
  return redirect(`/agreement/inventory?code=${input.code}&done=saved`);
});

export const end = memberAction(endItemSchema, async (actor, input) => {
  await endInventoryItem(actor, input);
  return redirect(`/agreement/inventory?code=${input.code}&done=ended`);
});

export const confirm = memberAction(codeSchema, async (actor, input) => {
  await confirmInventory(actor, input);
  return redirect(`/agreement/inventory?code=${input.code}&done=confirmed`);
});

export const take = memberAction(takeSheetSchema, async (actor, input) => {
  const { added, changed, ended } = await takeInventorySheet(actor, input);
  return redirect(`/agreement/inventory?code=${input.code}&taken=${added}-${changed}-${ended}`);
});
