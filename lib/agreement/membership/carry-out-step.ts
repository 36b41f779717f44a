import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import type { Transaction } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { day, formatDate } from '@/lib/platform/time';
import type { ComingStep } from './membership-plan';
import { MEMBERSHIP_LABEL, type MembershipState } from './membership-states';
import { type Standing, STANDING_LABEL, STANDING_MEANING } from './standing-words';
import { THE_AGREEMENT } from '../the-agreement';

export type StandingNow = { code: string; name: string; standing: Standing; since: Date | null; plan: ComingStep | null };

/** Where a municipality stands and what is coming, held against another change at the same time. @throws {NotFoundError} when there is no such municipality */
export async function lockStanding(tx: Transaction, code: string): Promise<StandingNow> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`membership ${code}`}))::text`;
  const place = { agreementId: THE_AGREEMENT, municipalityCode: code };
  const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
  if (!municipality) throw new NotFoundError();
  const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: place }, select: { status: true, since: true } });
  return { code, name: municipality.name, standing: (membership?.status ?? 'outside') as Standing, since: membership?.since ?? null, plan: await readPlan(tx, code) };
}

/** The step that is coming for a municipality, where there is one. */
export async function readPlan(tx: Transaction, code: string): Promise<ComingStep | null> {
  const plan = await tx.membershipPlan.findFirst({ where: { agreementId: THE_AGREEMENT, municipalityCode: code, takenAt: null, takenBackAt: null }, select: { id: true, status: true, effectiveOn: true, note: true } });
  return plan && { ...plan, status: plan.status as MembershipState };
}

/** Moves a municipality to another standing, with the step in its history and a mail to its people. Whether it may was asked before. */
export async function carryOutStep(tx: Transaction, { code, name, standing: from }: StandingNow, { status, effectiveOn, note, by }: { status: MembershipState; effectiveOn: string; note: string; by: string }): Promise<void> {
  const place = { agreementId: THE_AGREEMENT, municipalityCode: code };
  const since = day(effectiveOn);
  // Who leaves leaves the group too.
  if (from !== 'outside') await tx.membership.update({ where: { agreementId_municipalityCode: place }, data: { status, since, ...(status === 'withdrawn' ? { groupId: null } : {}) } });
  else await tx.membership.create({ data: { ...place, status, since } });
  await tx.membershipStep.create({ data: { ...place, status, effectiveOn: since, note, personId: by } });
  await record(tx, { act: 'membership.step', municipalityCode: code, subject: `membership:${code}`, detail: { from: STANDING_LABEL[from], to: MEMBERSHIP_LABEL[status], effectiveOn } });
  await notifyMunicipality(tx, {
    code, kind: 'notice', roles: ['editor', 'approver'], path: `/agreement?code=${code}`, pathLabel: '協定のページを開く',
    subject: `相互応援協定での立場が「${MEMBERSHIP_LABEL[status]}」になりました`,
    paragraphs: [
      `災害時におけるICT分野の自治体間相互応援協定での${name}の立場が、${formatDate(since)}に「${STANDING_LABEL[from]}」から「${MEMBERSHIP_LABEL[status]}」になりました。`,
      ...(note ? [`事務局から：${note}`] : []),
      STANDING_MEANING[status],
    ],
  });
}
