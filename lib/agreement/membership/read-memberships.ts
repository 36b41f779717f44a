import 'server-only';
import { type Actor, codesOf } from '@/lib/platform/actor';
import type { Transaction } from '@/lib/platform/db';
import { hasSigned, type MembershipState } from './membership-states';

export type OwnMembership = { agreementId: string; municipalityCode: string; status: MembershipState; since: Date };

/** Where the actor's own municipalities stand in every agreement. */
export async function readOwnMemberships(tx: Transaction, actor: Actor): Promise<OwnMembership[]> {
  const rows = await tx.membership.findMany({ where: { municipalityCode: { in: codesOf(actor) } }, select: { agreementId: true, municipalityCode: true, status: true, since: true } });
  return rows as OwnMembership[];
}

/** Whether the municipality has signed an agreement that one of the actor's own has signed too. */
export async function sharesAgreement(tx: Transaction, actor: Actor, code: string): Promise<boolean> {
  const own = (await readOwnMemberships(tx, actor)).filter(({ status }) => hasSigned(status)).map(({ agreementId }) => agreementId);
  if (own.length === 0) return false;
  const theirs = await tx.membership.findMany({ where: { municipalityCode: code, agreementId: { in: own } }, select: { status: true } });
  return theirs.some(({ status }) => hasSigned(status));
}
