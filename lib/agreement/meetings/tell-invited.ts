import 'server-only';
import { actingPerson } from '@/lib/mail/acting-person';
import { composeText } from '@/lib/mail/compose';
import { notifyMunicipalities } from '@/lib/mail/notify-municipality';
import { queueMails } from '@/lib/mail/queue-mail';
import type { Transaction } from '@/lib/platform/db';
import { publicUrl } from '@/lib/platform/env';
import { guestEmail } from './meeting-changes';

type Text = { subject: string; paragraphs: string[] };

/**
 * One mail to each address of the municipalities invited to a meeting, and to each guest who has left one; in the transaction of the act.
 * @param textFor the words, for a guest without a page to answer on or for a municipality
 * @returns how many mails
 */
export async function tellInvited(tx: Transaction, id: string, { textFor, pathLabel }: { textFor: (guest: boolean) => Text; pathLabel: string }): Promise<number> {
  const invited = await tx.meetingInvitation.findMany({ where: { meetingId: id }, select: { municipalityCode: true } });
  const sent = await notifyMunicipalities(tx, { codes: invited.map(({ municipalityCode }) => municipalityCode), roles: ['editor', 'approver'], kind: 'meeting', pathOf: (code) => `/agreement/meetings/${id}?code=${code}`, pathLabel, ...textFor(false) });
  const guests = await tx.meetingGuest.findMany({ where: { meetingId: id, endedAt: null }, orderBy: { addedAt: 'asc' }, select: { organisation: true, name: true, address: true } });
  const { subject, paragraphs } = textFor(true);
  const createdBy = await actingPerson(tx);
  const letters = guests.flatMap(({ organisation, name, address }) => {
    const recipient = guestEmail(address);
    return recipient ? [{ kind: 'meeting' as const, recipient, subject, municipalityCode: null, createdBy, body: composeText({ greeting: [organisation, `${name} 様`], paragraphs, site: publicUrl() }) }] : [];
  });
  await queueMails(tx, letters);
  return [...sent.values()].reduce((total, count) => total + count, 0) + letters.length;
}
