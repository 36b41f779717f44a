import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { assertGroupNameFree } from './group-name';

/**
 * @throws {RefusedError} for anyone but 事務局
 * @throws {InvalidInputError} at `name`: taken
 */
export async function renameGroup(actor: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    await assertGroupNameFree(tx, name, id);
    const { count } = await tx.agreementGroup.updateMany({ where: { id, endedAt: null }, data: { name } });
    if (count === 0) throw new NotFoundError();
    await record(tx, { act: 'group.renamed', subject: `group:${id}` });
  });
}
