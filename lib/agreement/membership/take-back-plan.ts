import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { day, formatDate, isoDay } from '@/lib/platform/time';
import { lockStanding } from './carry-out-step';
import type { TakeBackPlan } from './joining-schemas';
import { MEMBERSHIP_LABEL } from './membership-states';
import { STANDING_LABEL } from './standing-words';

/**
 * 事務局 takes back a change of standing before its day; the municipality stays where it is, and its people are told why.
 * @throws {RefusedError} for anyone else
 * @throws {StateError} when there is none of this id any more, or its day has come
 */
export async function takeBackPlan(actor: Actor, { code, id, why }: TakeBackPlan, now = new Date()): Promise<void> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { name, standing, plan } = await lockStanding(tx, code);
    if (plan?.id !== id) throw new StateError('この予定は、すでに取り消されているか、行われています。ページを開き直して、いまの立場を確かめてください。');
    if (plan.effectiveOn <= day(isoDay(now))) throw new StateError('予定の日になったため、取り消せません。立場が変わってから、もう一度変えてください。');
    await tx.membershipPlan.update({ where: { id }, data: { takenBackAt: now, takenBackBy: actor.personId, takenBackWhy: why }, select: { id: true } });
    await record(tx, { act: 'membership.plan-taken-back', municipalityCode: code, subject: `membership:${code}`, detail: { to: MEMBERSHIP_LABEL[plan.status], effectiveOn: isoDay(plan.effectiveOn) } });
    await notifyMunicipality(tx, {
      code, kind: 'notice', roles: ['editor', 'approver'], path: `/agreement?code=${code}`, pathLabel: '協定のページを開く',
      subject: `相互応援協定：${formatDate(plan.effectiveOn)}の「${MEMBERSHIP_LABEL[plan.status]}」への変更を取り消しました`,
      paragraphs: [`${formatDate(plan.effectiveOn)}に予定していた、${name}の立場の「${MEMBERSHIP_LABEL[plan.status]}」への変更を取り消しました。いまの立場「${STANDING_LABEL[standing]}」のままです。`, `理由：${why}`],
    });
  });
}
