'use server';
import { redirect } from 'next/navigation';
import { documentSchema, shareDocumentSchema } from '@/lib/agreement/documents/document-schemas';
import { shareDocument } from '@/lib/agreement/documents/share-document';
import { withdrawDocument } from '@/lib/agreement/documents/withdraw-document';
import { memberAction } from '@/lib/people/member-action';

export const share = memberAction(shareDocumentSchema, async (actor, input) => {
  await shareDocument(actor, input);
  return redirect(`/agreement/documents/${input.id}?done=${input.shared === 'yes' ? 'shared' : 'closed'}`);
});

export const withdraw = memberAction(documentSchema, async (actor, input) => {
  const code = await withdrawDocument(actor, input);
  return redirect(`/agreement/documents?code=${code}&done=withdrawn`);
});
