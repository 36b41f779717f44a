'use server';
import { redirect } from 'next/navigation';
import { documentSchema, shareDocumentSchema } from '@/lib/agreement/document-schemas';
import { shareDocument } from '@/lib/agreement/share-document';
import { withdrawDocument } from '@/lib/agreement/withdraw-document';
import { memberAction } from '@/lib/people/member-action';

export const share = memberAction(shareDocumentSchema, async (actor, input) => {
  await shareDocument(actor, input);
  return redirect(`/agreement/documents/${input.id}?done=${input.shared === 'yes' ? 'shared' : 'closed'}`);
});

export const withdraw = memberAction(documentSchema, async (actor, input) => {
  const code = await withdrawDocument(actor, input);
  return redirect(`/agreement/documents?code=${code}&done=withdrawn`);
});
