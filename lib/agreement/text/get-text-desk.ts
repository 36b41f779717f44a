import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * The text for who keeps it: the draft, where there is one, the newest issued text to start from, and what has been issued.
 * @throws {RefusedError} for anyone but 事務局
 */
export async function getTextDesk(actor: Actor) {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const all = await tx.agreementVersion.findMany({ where: { agreementId: THE_AGREEMENT }, orderBy: { number: 'desc' } });
    return { draft: all.find(({ issuedAt }) => issuedAt === null) ?? null, issued: all.filter(({ issuedAt }) => issuedAt !== null) };
  });
}
