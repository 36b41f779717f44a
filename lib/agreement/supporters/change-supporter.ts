import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { ChangeSupporter } from './supporter-schemas';

/** Changes what stands in the register of a supporter. @throws {RefusedError} for anyone but 事務局 */
export async function changeSupporter(actor: Actor, { id, ...about }: ChangeSupporter): Promise<void> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { count } = await tx.supporter.updateMany({ where: { id, endedOn: null }, data: about });
    if (count === 0) throw new NotFoundError();
    await record(tx, { act: 'supporter.changed', subject: `supporter:${id}`, detail: { supporter: about.name } });
  });
}
