import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipality } from '@/lib/mail/notify-municipality';
import type { Transaction } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, StateError } from '@/lib/platform/errors';
import { day, formatDate, isoDay } from '@/lib/platform/time';
import { MEMBERSHIP_LABEL, type MembershipState } from './membership-states';
import { mayFollow, type Standing, STANDING_LABEL, STANDING_MEANING } from './standing-words';
import { THE_AGREEMENT } from '../the-agreement';

type StepInput = { code: string; status: MembershipState; effectiveOn: string; note: string; by: string };

/**
 * Moves a municipality to another standing, with the step in its history and a mail to its people. It holds at once: a day to come is refused.
 * @throws {InvalidInputError} at `effectiveOn`
 * @throws {StateError} where the present standing does not lead there
 */
export async function takeMembershipStep(tx: Transaction, { code, status, effectiveOn, note, by }: StepInput): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`membership ${code}`}))::text`;
  const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
  if (!municipality) throw new NotFoundError();
  const place = { agreementId: THE_AGREEMENT, municipalityCode: code };
  const known = await tx.membership.findUnique({ where: { agreementId_municipalityCode: place }, select: { status: true, since: true } });
  const from = (known?.status ?? 'outside') as Standing;
  if (!mayFollow(from, status)) throw new StateError(`${municipality.name}は現在「${STANDING_LABEL[from]}」です。「${MEMBERSHIP_LABEL[status]}」に変えることはできません。ページを開き直して、いまの立場を確かめてください。`);
  if (effectiveOn > isoDay(new Date())) throw new InvalidInputError({ effectiveOn: '「効力の生じる日」は今日以前の日付にしてください。先の日付は、その日になってから記録してください。' });
  if (known && day(effectiveOn) < known.since) throw new InvalidInputError({ effectiveOn: `「効力の生じる日」は、いまの立場になった日（${formatDate(known.since)}）以後の日付にしてください。` });
  const since = day(effectiveOn);
  // Who leaves leaves the group too.
  if (known) await tx.membership.update({ where: { agreementId_municipalityCode: place }, data: { status, since, ...(status === 'withdrawn' ? { groupId: null } : {}) } });
  else await tx.membership.create({ data: { ...place, status, since } });
  await tx.membershipStep.create({ data: { ...place, status, effectiveOn: since, note, personId: by } });
  await record(tx, { act: 'membership.step', municipalityCode: code, subject: `membership:${code}`, detail: { from: STANDING_LABEL[from], to: MEMBERSHIP_LABEL[status], effectiveOn } });
  await notifyMunicipality(tx, {
    code, kind: 'notice', roles: ['editor', 'approver'], path: `/agreement?code=${code}`, pathLabel: '協定のページを開く',
    subject: `相互応援協定での立場が「${MEMBERSHIP_LABEL[status]}」になりました`,
    paragraphs: [
      `災害時におけるICT分野の自治体間相互応援協定での${municipality.name}の立場が、${formatDate(since)}に「${STANDING_LABEL[from]}」から「${MEMBERSHIP_LABEL[status]}」になりました。`,
      ...(note ? [`事務局から：${note}`] : []),
      STANDING_MEANING[status],
    ],
  });
}
