import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { normalise } from '@/lib/register/search';
import type { ApplicationKind } from './application-rules';
import { isMembershipState, type MembershipState } from './membership-states';
import { THE_AGREEMENT } from '../the-agreement';

export const MEMBERS_A_PAGE = 100;
const place = { code: true, name: true, prefecture: { select: { name: true } } } as const;

/**
 * Who stands where, and what waits to be answered.
 * @param status '' for all; page from 1
 * @throws {RefusedError} for anyone but 事務局
 */
export async function listMembers(actor: Actor, { status, text, page }: { status: string; text: string; page: number }) {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const here = { agreementId: THE_AGREEMENT };
    const where = { ...here, ...(isMembershipState(status) ? { status } : {}), ...(text ? { municipality: { search: { contains: normalise(text) } } } : {}) };
    const waiting = await tx.agreementApplication.findMany({ where: { ...here, status: 'waiting' }, orderBy: { appliedAt: 'asc' }, include: { municipality: { select: place } } });
    const plans = await tx.membershipPlan.findMany({ where: { ...here, takenAt: null, takenBackAt: null }, orderBy: [{ effectiveOn: 'asc' }, { municipalityCode: 'asc' }], include: { municipality: { select: place } } });
    const counts = await tx.membership.groupBy({ by: ['status'], where: here, _count: true });
    const total = await tx.membership.count({ where });
    const rows = await tx.membership.findMany({
      where, orderBy: [{ municipalityCode: 'asc' }], skip: (page - 1) * MEMBERS_A_PAGE, take: MEMBERS_A_PAGE,
      include: { municipality: { select: place }, group: { select: { name: true } } },
    });
    return {
      total,
      counts: Object.fromEntries(counts.map(({ status, _count }) => [status, _count])) as Partial<Record<MembershipState, number>>,
      waiting: waiting.map(({ id, kind, appliedAt, municipality }) => ({ id, kind: kind as ApplicationKind, appliedAt, code: municipality.code, name: `${municipality.prefecture.name} ${municipality.name}` })),
      coming: plans.map(({ id, status, effectiveOn, municipality }) => ({ id, status: status as MembershipState, effectiveOn, code: municipality.code, name: `${municipality.prefecture.name} ${municipality.name}` })),
      members: rows.map(({ municipality, status, since, group }) => ({ code: municipality.code, name: `${municipality.prefecture.name} ${municipality.name}`, status: status as MembershipState, since, group: group?.name ?? '' })),
    };
  });
}
