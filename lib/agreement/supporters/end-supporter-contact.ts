import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepSupporter } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/** Takes someone off a supporter's contacts. @throws {RefusedError} for anyone but its own people and 事務局 */
export async function endSupporterContact(actor: Actor, { supporterId, id }: { supporterId: string; id: string }): Promise<void> {
  if (!mayKeepSupporter(actor, supporterId)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { count } = await tx.supporterContact.updateMany({ where: { id, supporterId, endedAt: null }, data: { endedAt: new Date() } });
    if (count === 0) throw new NotFoundError();
    await record(tx, { act: 'supporter.contact-ended', subject: `supporter:${supporterId}` });
  });
}
