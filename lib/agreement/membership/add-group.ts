import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { assertGroupNameFree } from './group-name';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * A group whose members help one another first.
 * @throws {RefusedError} for anyone but 事務局
 * @throws {InvalidInputError} at `name`: taken
 */
export async function addGroup(actor: Actor, { name }: { name: string }): Promise<void> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    await assertGroupNameFree(tx, name);
    const { id } = await tx.agreementGroup.create({ data: { agreementId: THE_AGREEMENT, name } });
    await record(tx, { act: 'group.added', subject: `group:${id}` });
  });
}
