'use server';
import { redirect } from 'next/navigation';
import { confirmByLink } from '@/lib/agreement/contacts/confirm-by-link';
import { disputeSchema, linkSchema } from '@/lib/agreement/contacts/contact-schemas';
import { disputeByLink } from '@/lib/agreement/contacts/dispute-by-link';
import { action } from '@/lib/platform/action';
import { anonymous } from '@/lib/platform/actor';
import { requestOrigin } from '@/lib/platform/origin';

export const confirm = action(async () => anonymous, linkSchema, async (_actor, input) => {
  await confirmByLink(await requestOrigin(), input);
  return redirect(`/contact/${input.token}`);
});

export const dispute = action(async () => anonymous, disputeSchema, async (_actor, input) => {
  await disputeByLink(await requestOrigin(), input);
  return redirect(`/contact/${input.token}`);
});
