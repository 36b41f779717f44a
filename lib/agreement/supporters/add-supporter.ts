import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import type { AddSupporter } from './supporter-schemas';
import { THE_AGREEMENT } from '../the-agreement';

/** Registers a supporter. @throws {RefusedError} for anyone but 事務局 */
export async function addSupporter(actor: Actor, { registeredOn, ...about }: AddSupporter): Promise<{ id: string }> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const { id } = await tx.supporter.create({ data: { ...about, agreementId: THE_AGREEMENT, registeredOn: day(registeredOn) }, select: { id: true } });
    await record(tx, { act: 'supporter.added', subject: `supporter:${id}`, detail: { supporter: about.name } });
    return { id };
  });
}
