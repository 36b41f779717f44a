import 'server-only';
import { randomUUID } from 'node:crypto';
import { seal, unseal } from '@/lib/people/keys';
import type { Transaction } from '@/lib/platform/db';
import { mailFrom } from '@/lib/platform/env';
import { requestJob } from '@/lib/platform/jobs';
import type { MailKind } from './message-states';

export const SEND_MAIL = 'send-mail';

export type MailToQueue = {
  /** Made here when it is left out. */
  id?: string;
  kind: MailKind;
  recipient: string;
  subject: string;
  body: string;
  municipalityCode: string | null;
  year?: number | null;
  batchId?: string;
  invitationId?: string;
  /** What belongs at the marks of an invitation's body. */
  secret?: { link: string; code: string };
  createdBy: string | null;
};

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();

/** Puts messages into the outbox, in the transaction of the act they speak of; a job sends them once it has been committed. */
export async function queueMails(tx: Transaction, mails: MailToQueue[]): Promise<void> {
  const domain = /@([^\s>]+)/.exec(mailFrom())?.[1] ?? 'sonaeai.invalid';
  const data = mails.map(({ id = randomUUID(), secret, subject, year = null, batchId = null, invitationId = null, ...rest }) => {
    return { id, ...rest, subject: oneLine(subject), year, batchId, invitationId, sealed: secret ? sealSecret(id, secret) : null, messageId: `<${id}@${domain}>` };
  });
  if (data.length === 0) return;
  await tx.mailMessage.createMany({ data });
  await requestJob(tx, SEND_MAIL);
}

export const sealSecret = (messageId: string, secret: { link: string; code: string }): string => seal(JSON.stringify(secret), `mail ${messageId}`);
export const openSecret = (messageId: string, sealed: string): { link: string; code: string } => JSON.parse(unseal(sealed, `mail ${messageId}`)) as { link: string; code: string };
