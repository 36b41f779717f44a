'use server';
import { redirect } from 'next/navigation';
import { endSupporterContact } from '@/lib/agreement/supporters/end-supporter-contact';
import { saveSupporterContact } from '@/lib/agreement/supporters/save-supporter-contact';
import { saveSupporterOffer } from '@/lib/agreement/supporters/save-supporter-offer';
import { supporterOfferSchema } from '@/lib/agreement/sheets/sheet-schema';
import { endContactSchema, supporterContactSchema } from '@/lib/agreement/supporters/supporter-schemas';
import { memberAction } from '@/lib/people/member-action';

export const addContact = memberAction(supporterContactSchema, async (actor, input) => {
  await saveSupporterContact(actor, input);
  return redirect(`/supporter?id=${input.supporterId}&done=contact`);
});

export const endContact = memberAction(endContactSchema, async (actor, input) => {
  await endSupporterContact(actor, input);
  return redirect(`/supporter?id=${input.supporterId}&done=contact-ended`);
});

export const saveOffer = memberAction(supporterOfferSchema, async (actor, input) => {
  await saveSupporterOffer(actor, input);
  return redirect(`/supporter?id=${input.id}&done=offer`);
});
