import 'server-only';
import { record } from '@/lib/audit/record';
import type { Transaction } from '@/lib/platform/db';
import type { Bounce } from './read-bounce';

const DAYS = 30;

/**
 * Marks the message that came back as 戻り: the one with its Message-ID, else the last one of a month to that address.
 * @returns the message, or null when none of ours is meant
 */
export async function markBounce(tx: Transaction, { messageIds, recipients, status }: Bounce): Promise<{ id: string; subject: string; recipient: string } | null> {
  const byId = messageIds.length > 0 ? await tx.mailMessage.findFirst({ where: { messageId: { in: messageIds } }, orderBy: { createdAt: 'desc' } }) : null;
  const since = new Date(Date.now() - DAYS * 86_400_000);
  const found = byId ?? (recipients.length > 0
    ? await tx.mailMessage.findFirst({ where: { recipient: { in: recipients, mode: 'insensitive' }, state: { in: ['sent', 'unknown', 'bounced'] }, createdAt: { gt: since } }, orderBy: { createdAt: 'desc' } })
    : null);
  if (!found) return null;
  if (found.state !== 'bounced') {
    await tx.mailMessage.update({ where: { id: found.id }, data: { state: 'bounced', bouncedAt: new Date(), errorClass: 'bounced', errorCode: status }, select: { id: true } });
    await record(tx, { act: 'mail.bounced', municipalityCode: found.municipalityCode, subject: `mail:${found.id}`, detail: { status } });
  }
  return { id: found.id, subject: found.subject, recipient: found.recipient };
}
