import 'server-only';
import { mayRunMail } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/client';
import { hasMailServer } from '@/lib/platform/mail';
import { OUTBOX_PAGE, type OutboxFilter } from './outbox-filter';

/** The outbox, newest first, without texts; `text` searches recipient, subject and municipality. @throws RefusedError */
export async function listMessages(actor: Actor, { state, kind, text, page }: OutboxFilter) {
  if (!mayRunMail(actor)) throw new RefusedError();
  const contains = { contains: text, mode: 'insensitive' as const };
  const where: Prisma.MailMessageWhereInput = {
    ...(state ? { state } : {}), ...(kind ? { kind } : {}),
    ...(text ? { OR: [{ recipient: contains }, { subject: contains }, { messageId: contains }, { municipality: { OR: [{ name: contains }, { code: { startsWith: text } }] } }] } : {}),
  };
  return db.as(actor, async (tx) => {
    const total = await tx.mailMessage.count({ where });
    const messages = await tx.mailMessage.findMany({
      where, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: OUTBOX_PAGE, skip: (page - 1) * OUTBOX_PAGE,
      select: { id: true, kind: true, recipient: true, subject: true, state: true, errorClass: true, createdAt: true, sentAt: true, municipality: { select: { name: true, code: true } } },
    });
    const counts = await tx.mailMessage.groupBy({ by: ['state'], _count: true });
    return { total, messages, counts: Object.fromEntries(counts.map((row) => [row.state, row._count])) as Record<string, number>, mailServer: hasMailServer() };
  });
}

export type Outbox = Awaited<ReturnType<typeof listMessages>>;
