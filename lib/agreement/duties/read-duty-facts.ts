import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { isoDay } from '@/lib/platform/time';
import type { DutyFacts } from './duties';
import type { MembershipState } from '../membership/membership-states';
import { THE_AGREEMENT } from '../the-agreement';

export type MemberFacts = DutyFacts & { code: string; name: string; kana: string; prefecture: string; prefectureCode: string };

/** The duties of an agreement in their order. */
export const readDutyRules = (tx: Transaction, agreementId = THE_AGREEMENT) => tx.duty.findMany({ where: { agreementId }, orderBy: { position: 'asc' } });

/** What the duties of members are reckoned from, by code: some queries for all of them together. Without `codes`: every member. */
export async function readDutyFacts(tx: Transaction, { agreementId = THE_AGREEMENT, codes }: { agreementId?: string; codes?: string[] } = {}): Promise<MemberFacts[]> {
  const where = { agreementId, ...(codes ? { municipalityCode: { in: codes } } : {}) };
  const members = await tx.membership.findMany({ where, orderBy: { municipalityCode: 'asc' }, select: { municipality: { select: { code: true, name: true, kana: true, prefecture: { select: { code: true, name: true } } } } } });
  const steps = await tx.membershipStep.findMany({ where, orderBy: [{ effectiveOn: 'asc' }, { at: 'asc' }], select: { municipalityCode: true, status: true, effectiveOn: true } });
  const records = await tx.dutyRecord.findMany({ where, select: { municipalityCode: true, dutyKey: true, doneOn: true, withdrawnAt: true } });
  const officers = await tx.contact.findMany({ where: { municipalityCode: codes ? { in: codes } : { in: members.map(({ municipality }) => municipality.code) } }, select: { municipalityCode: true, side: true, appointedOn: true, endedOn: true } });
  const [stepsOf, recordsOf, officersOf] = [byCode(steps), byCode(records), byCode(officers)];
  return members.map(({ municipality: { code, name, kana, prefecture } }) => ({
    code, name, kana, prefecture: prefecture.name, prefectureCode: prefecture.code,
    steps: (stepsOf.get(code) ?? []).map(({ status, effectiveOn }) => ({ status: status as MembershipState, effectiveOn: dayOf(effectiveOn) })),
    deeds: (recordsOf.get(code) ?? []).map(({ dutyKey, doneOn, withdrawnAt }) => ({ dutyKey, doneOn: dayOf(doneOn), withdrawnOn: withdrawnAt && isoDay(withdrawnAt) })),
    officers: (officersOf.get(code) ?? []).map(({ side, appointedOn, endedOn }) => ({ side, appointedOn: dayOf(appointedOn), endedOn: endedOn && dayOf(endedOn) })),
  }));
}

/** A date column's day: quick, where a member has dozens. */
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

function byCode<T extends { municipalityCode: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const known = groups.get(row.municipalityCode);
    if (known) known.push(row);
    else groups.set(row.municipalityCode, [row]);
  }
  return groups;
}
