'use server';
import { redirect } from 'next/navigation';
import { memberAction } from '@/lib/people/member-action';
import { askQuery as askQueryService } from '@/lib/survey/questions/ask-query';
import { closeQuery as closeQueryService } from '@/lib/survey/questions/close-query';
import { askQuerySchema, closeQuerySchema, writeToQuerySchema } from '@/lib/survey/questions/renewal-schemas';
import { writeToQuery } from '@/lib/survey/questions/write-to-query';

// Each leads back to the queries of the municipality.

export const askQuery = memberAction(askQuerySchema, async (actor, input) => {
  const { id } = await askQueryService(actor, input);
  return redirect(`/admin/waves/${input.year}/${input.code}/queries?done=asked#q-${id}`);
});

export const askAgain = memberAction(writeToQuerySchema, async (actor, input) => {
  const { year, code } = await writeToQuery(actor, input);
  return redirect(`/admin/waves/${year}/${code}/queries?done=again#q-${input.id}`);
});

export const closeQuery = memberAction(closeQuerySchema, async (actor, input) => {
  const { year, code } = await closeQueryService(actor, input);
  return redirect(`/admin/waves/${year}/${code}/queries?done=closed#q-${input.id}`);
});
