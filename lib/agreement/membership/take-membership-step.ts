import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import type { Transaction } from '@/lib/platform/db';
import { InvalidInputError, StateError } from '@/lib/platform/errors';
import { addDays, day, formatDate, isoDay } from '@/lib/platform/time';
import { carryOutStep, lockStanding } from './carry-out-step';
import { MOST_DAYS_AHEAD, plannedText, planStandsInTheWay } from './membership-plan';
import { MEMBERSHIP_LABEL, type MembershipState } from './membership-states';
import { mayFollow, STANDING_LABEL } from './standing-words';
import { THE_AGREEMENT } from '../the-agreement';

type StepInput = { code: string; status: MembershipState; effectiveOn: string; note: string; by: string };

/**
 * Moves a municipality to another standing: at once, or, when the day is still to come in Japan, as a plan that a job carries out on its day. Its
 * people are told either way.
 * @returns whether it holds already
 * @throws {InvalidInputError} at `effectiveOn`
 * @throws {StateError} where the present standing does not lead there, or another step is coming
 */
export async function takeMembershipStep(tx: Transaction, { code, status, effectiveOn, note, by }: StepInput): Promise<'held' | 'planned'> {
  const now = await lockStanding(tx, code);
  const { name, standing, since, plan } = now;
  if (plan) throw new StateError(planStandsInTheWay(plan, name));
  if (!mayFollow(standing, status)) throw new StateError(`${name}は現在「${STANDING_LABEL[standing]}」です。「${MEMBERSHIP_LABEL[status]}」に変えることはできません。ページを開き直して、いまの立場を確かめてください。`);
  const today = isoDay(new Date());
  if (effectiveOn > addDays(today, MOST_DAYS_AHEAD)) throw new InvalidInputError({ effectiveOn: '「効力の生じる日」は、今日から2年以内の日付にしてください。' });
  if (since && day(effectiveOn) < since) throw new InvalidInputError({ effectiveOn: `「効力の生じる日」は、いまの立場になった日（${formatDate(since)}）以後の日付にしてください。` });
  if (effectiveOn <= today) {
    await carryOutStep(tx, now, { status, effectiveOn, note, by });
    return 'held';
  }
  const coming = { status, effectiveOn: day(effectiveOn), note };
  await tx.membershipPlan.create({ data: { agreementId: THE_AGREEMENT, municipalityCode: code, ...coming, plannedBy: by }, select: { id: true } });
  await record(tx, { act: 'membership.planned', municipalityCode: code, subject: `membership:${code}`, detail: { from: STANDING_LABEL[standing], to: MEMBERSHIP_LABEL[status], effectiveOn } });
  await notifyMunicipality(tx, { code, kind: 'notice', roles: ['editor', 'approver'], path: `/agreement?code=${code}`, pathLabel: '協定のページを開く', ...plannedText(name, STANDING_LABEL[standing], coming) });
  return 'planned';
}
