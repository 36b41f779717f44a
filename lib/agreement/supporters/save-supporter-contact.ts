import 'server-only';
import { randomUUID } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { mayKeepSupporter } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { assertRoom } from '../assert-room';
import { sealMeans } from '../contacts/means-seal';
import type { SupporterContactInput } from './supporter-schemas';

/** Adds someone to call at a supporter; a changed one is taken off and added anew. @throws {RefusedError} for anyone but its own people and 事務局 */
export async function saveSupporterContact(actor: Actor, { supporterId, name, department, phone, email }: SupporterContactInput): Promise<void> {
  if (!mayKeepSupporter(actor, supporterId)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    assertRoom(await tx.supporterContact.count({ where: { supporterId, endedAt: null } }), 40, '連絡先');
    const id = randomUUID();
    await tx.supporterContact.create({ data: { id, supporterId, name, department, sealedPhone: phone && sealMeans(phone, id), sealedEmail: email && sealMeans(email, id) } });
    await record(tx, { act: 'supporter.contact-saved', subject: `supporter:${supporterId}` });
  });
}
