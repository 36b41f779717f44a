'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { publishEditionSchema } from '@/lib/results/editions/edition-schemas';
import { publishEdition } from '@/lib/results/editions/publish-edition';

export const publish = memberAction(publishEditionSchema, async (actor, input) => {
  const { number } = await publishEdition(actor, input);
  return redirect(`/admin/waves/${input.year}/publish?done=${number}`);
});
