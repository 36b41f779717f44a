'use server';
import { redirect } from 'next/navigation';
import { publishNdaSchema } from '@/lib/agreement/documents/document-schemas';
import { publishNda } from '@/lib/agreement/documents/publish-nda';
import { memberAction } from '@/lib/people/member-action';

export const publish = memberAction(publishNdaSchema, async (actor, input) => redirect(`/admin/members/nda?done=${await publishNda(actor, input)}`));
