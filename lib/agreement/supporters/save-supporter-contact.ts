import 'server-only';
import { randomUUID } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { mayKeepSupporter } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError } from '@/lib/platform/errors';
import { assertRoom } from '../assert-room';
import { sealMeans } from '../contacts/means-seal';
import { checkAnyNumber } from '../contacts/telephone-number';
import type { SupporterContactInput } from './supporter-schemas';

/**
 * Adds someone to call at a supporter, the number checked and written as a member's; a changed one is taken off and added anew.
 * @throws {RefusedError} for anyone but its own people and 事務局
 * @throws {InvalidInputError} at `phone`
 */
export async function saveSupporterContact(actor: Actor, { supporterId, name, department, phone, email }: SupporterContactInput): Promise<void> {
  if (!mayKeepSupporter(actor, supporterId)) throw new RefusedError();
  const checked = phone ? checkAnyNumber(phone) : null;
  if (checked && !checked.ok) throw new InvalidInputError({ phone: `「電話番号」${checked.sentence}` });
  await db.as(actor, async (tx) => {
    assertRoom(await tx.supporterContact.count({ where: { supporterId, endedAt: null } }), 40, '連絡先');
    const id = randomUUID();
    await tx.supporterContact.create({ data: { id, supporterId, name, department, sealedPhone: checked ? sealMeans(checked.value, id) : '', sealedEmail: email && sealMeans(email, id) } });
    await record(tx, { act: 'supporter.contact-saved', subject: `supporter:${supporterId}` });
  });
}
