'use server';
import { redirect } from 'next/navigation';
import { askContact } from '@/lib/agreement/contacts/ask-contact';
import { confirmContact } from '@/lib/agreement/contacts/confirm-contact';
import { contactIdSchema, contactSchema, mainNumberSchema, moveContactSchema, recordCallSchema } from '@/lib/agreement/contacts/contact-schemas';
import { endContact } from '@/lib/agreement/contacts/end-contact';
import { moveContact } from '@/lib/agreement/contacts/move-contact';
import { recordCall } from '@/lib/agreement/contacts/record-call';
import { restoreContact } from '@/lib/agreement/contacts/restore-contact';
import { saveContact } from '@/lib/agreement/contacts/save-contact';
import { setMainNumber } from '@/lib/agreement/contacts/set-main-number';
import { memberAction } from '@/lib/people/member-action';

const listAfter = (code: string, done: string): never => redirect(`/agreement/contacts?code=${code}&done=${done}`);

export const save = memberAction(contactSchema, async (actor, input) => {
  const { mailed, waits } = await saveContact(actor, input);
  return listAfter(input.code, mailed ? 'mailed' : waits ? 'waits' : 'saved');
});
export const end = memberAction(contactIdSchema, async (actor, input) => listAfter((await endContact(actor, input)).code, 'ended'));
export const restore = memberAction(contactIdSchema, async (actor, input) => listAfter((await restoreContact(actor, input)).code, 'restored'));
export const move = memberAction(moveContactSchema, async (actor, input) => listAfter((await moveContact(actor, input)).code, 'moved'));
export const ask = memberAction(contactIdSchema, async (actor, input) => listAfter((await askContact(actor, input)).code, 'asked'));
export const confirm = memberAction(contactIdSchema, async (actor, input) => listAfter((await confirmContact(actor, input)).code, 'confirmed'));
export const setNumber = memberAction(mainNumberSchema, setMainNumber);
export const recordResult = memberAction(recordCallSchema, recordCall);
