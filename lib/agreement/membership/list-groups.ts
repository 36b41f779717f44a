import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * The groups that are not ended, with who is in them.
 * @throws {RefusedError} for anyone but 事務局
 */
export async function listGroups(actor: Actor) {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const rows = await tx.agreementGroup.findMany({
      where: { agreementId: THE_AGREEMENT, endedAt: null }, orderBy: { name: 'asc' },
      include: { memberships: { orderBy: { municipalityCode: 'asc' }, select: { municipality: { select: { code: true, name: true } } } } },
    });
    return rows.map(({ id, name, memberships }) => ({ id, name, members: memberships.map(({ municipality }) => municipality) }));
  });
}
