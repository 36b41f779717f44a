import 'server-only';
import { mayAnswer } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { MembershipState } from './membership-states';
import type { Standing } from './standing-words';
import { THE_AGREEMENT } from '../the-agreement';

export type OwnStanding = { code: string; municipality: string; standing: Standing; since: Date | null; plan: { status: MembershipState; effectiveOn: Date } | null };

/**
 * Where each of the actor's own municipalities stands in the agreement, those outside included; the chosen one first.
 * @throws {RefusedError} for anyone who writes for no municipality
 */
export async function listOwnStandings(actor: Actor): Promise<OwnStanding[]> {
  if (!mayAnswer(actor)) throw new RefusedError();
  const codes = codesOf(actor);
  return db.as(actor, async (tx) => {
    const municipalities = await tx.municipality.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } });
    const memberships = await tx.membership.findMany({ where: { agreementId: THE_AGREEMENT, municipalityCode: { in: codes } }, select: { municipalityCode: true, status: true, since: true } });
    const plans = await tx.membershipPlan.findMany({ where: { agreementId: THE_AGREEMENT, municipalityCode: { in: codes }, takenAt: null, takenBackAt: null }, select: { municipalityCode: true, status: true, effectiveOn: true } });
    return codes.map((code) => {
      const membership = memberships.find(({ municipalityCode }) => municipalityCode === code);
      const plan = plans.find(({ municipalityCode }) => municipalityCode === code);
      return { code, plan: plan ? { status: plan.status as MembershipState, effectiveOn: plan.effectiveOn } : null, municipality: municipalities.find((one) => one.code === code)?.name ?? code, standing: (membership?.status ?? 'outside') as Standing, since: membership?.since ?? null };
    });
  });
}
