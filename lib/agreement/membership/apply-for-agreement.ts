import 'server-only';
import { record } from '@/lib/audit/record';
import { notifySecretariat } from '@/lib/mail/notify-municipality';
import { mayApplyForAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { versionInForce } from '../text/agreement-text';
import { KIND_LABEL, mayAskFor } from './application-rules';
import { lockStanding } from './carry-out-step';
import type { Apply } from './joining-schemas';
import { planStandsInTheWay } from './membership-plan';
import { STANDING_LABEL } from './standing-words';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Asks in the mayor's name to join, rest, come back or leave.
 * @throws {RefusedError} for anyone but the municipality's approver
 * @throws {InvalidInputError} at `decidedOn`
 * @throws {StateError} where the standing does not lead there, a change is coming, or an application waits already
 */
export async function applyForAgreement(actor: Actor, { code, kind, mayor, decidedOn, reason }: Apply): Promise<void> {
  if (!mayApplyForAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError('申し込みができるのは、その市区町村の承認者です。承認者にご依頼ください。');
  await db.as(actor, async (tx) => {
    const { name, standing, plan } = await lockStanding(tx, code);
    const place = { agreementId: THE_AGREEMENT, municipalityCode: code };
    if (plan) throw new StateError(planStandsInTheWay(plan, name));
    if (!mayAskFor(standing, kind)) throw new StateError(`${name}は現在「${STANDING_LABEL[standing]}」のため、「${KIND_LABEL[kind]}」は申し込めません。協定のページで、いまの立場をご確認ください。`);
    if (decidedOn > isoDay(new Date())) throw new InvalidInputError({ decidedOn: '「首長が決定した日」は今日以前の日付にしてください。' });
    if ((await tx.agreementApplication.count({ where: { ...place, status: 'waiting' } })) > 0) throw new StateError('すでに申し込みが事務局の確認を待っています。内容を変えるときは、先に取り下げてください。');
    const version = versionInForce(await tx.agreementVersion.findMany({ where: { agreementId: THE_AGREEMENT, issuedAt: { not: null } }, select: { number: true, effectiveOn: true } }), isoDay(new Date()));
    await tx.agreementApplication.create({ data: { ...place, kind, mayor, decidedOn: day(decidedOn), reason, version: version?.number ?? null, appliedBy: actor.personId } });
    await record(tx, { act: 'membership.applied', municipalityCode: code, subject: `membership:${code}`, detail: { kind: KIND_LABEL[kind], decidedOn } });
    await notifySecretariat(tx, {
      concerns: code, kind: 'notice', path: `/admin/members/${code}`, pathLabel: '申し込みを確かめる', subject: `相互応援協定：${name}から${KIND_LABEL[kind]}の申し込みがありました`,
      paragraphs: [`${name}から、首長の決定として、相互応援協定の「${KIND_LABEL[kind]}」の申し込みがありました。内容を確かめ、受け付けるか、理由を付けてお返しください。`],
    });
  });
}
