'use server';
import { redirect } from 'next/navigation';
import { acceptNda } from '@/lib/agreement/documents/accept-nda';
import { addNdaSigner } from '@/lib/agreement/documents/add-nda-signer';
import { acceptNdaSchema, addSignerSchema, codeSchema, endSignerSchema } from '@/lib/agreement/documents/document-schemas';
import { endNdaSigner } from '@/lib/agreement/documents/end-nda-signer';
import { withdrawNda } from '@/lib/agreement/documents/withdraw-nda';
import { memberAction } from '@/lib/people/member-action';

export const accept = memberAction(acceptNdaSchema, async (actor, input) => {
  await acceptNda(actor, input);
  return redirect(`/agreement/nda?code=${input.code}&done=accepted`);
});

export const takeBack = memberAction(codeSchema, async (actor, input) => {
  await withdrawNda(actor, input);
  return redirect(`/agreement/nda?code=${input.code}&done=withdrawn`);
});

export const addSigner = memberAction(addSignerSchema, async (actor, input) => {
  await addNdaSigner(actor, input);
  return redirect(`/agreement/nda?code=${input.code}&done=signer#signers`);
});

export const endSigner = memberAction(endSignerSchema, async (actor, input) => redirect(`/agreement/nda?code=${await endNdaSigner(actor, input)}&done=left#signers`));
