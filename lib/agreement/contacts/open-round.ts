import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipalities } from '@/lib/mail/notify-municipality';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { addDays, day, dayInJapan, fiscalYearOf, formatDate, formatFiscalYear } from '@/lib/platform/time';
import { assignCallers } from './calling-round';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Opens this fiscal year's round: fixes who calls whom among those that have signed and do not rest, and tells them.
 * @throws RefusedError, StateError when the year has one, InvalidInputError at `closesOn`
 */
export async function openRound(actor: Actor, { closesOn }: { closesOn: string }, now = new Date()): Promise<{ places: number }> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  const last = day(closesOn);
  const today = dayInJapan(now);
  if (last < today || last > addDays(today, 366)) throw new InvalidInputError({ closesOn: '「記録の期限」は、今日から1年以内の日にしてください。' });
  const year = fiscalYearOf(now);
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('calling rounds'))::text`;
    if (await tx.meansRound.findFirst({ where: { agreementId: THE_AGREEMENT, OR: [{ year }, { closedAt: null }] } })) throw new StateError(`${formatFiscalYear(year)}の通話の確認は、すでに始まっているか、終わっています。`);
    const members = await tx.membership.findMany({ where: { agreementId: THE_AGREEMENT, status: 'member' }, select: { municipalityCode: true, groupId: true } });
    const callerOf = assignCallers(members.map(({ municipalityCode: code, groupId }) => ({ code, groupId })));
    if (callerOf.size === 0) throw new StateError('構成団体がまだないため、通話の確認を始められません。');
    const { id } = await tx.meansRound.create({ data: { agreementId: THE_AGREEMENT, year, closesOn: last, openedBy: actor.personId }, select: { id: true } });
    await tx.meansRoundPlace.createMany({ data: [...callerOf].map(([municipalityCode, callerCode]) => ({ roundId: id, municipalityCode, callerCode })) });
    await notifyMunicipalities(tx, {
      codes: [...callerOf.keys()], roles: ['editor', 'approver'], kind: 'contact', subject: `【そなえあい】${formatFiscalYear(year)}の通話の確認のお願い`,
      paragraphs: [`災害のときに本当につながるかを、年に1回、実際にかけて確かめます。担当する団体の電話・携帯電話・衛星電話・庁内網メールに連絡し、${formatDate(last)}までに結果を記録してください。`],
      pathOf: (code) => `/agreement/contacts/round?code=${code}`, pathLabel: '連絡する相手を見る',
    });
    await record(tx, { act: 'round.opened', subject: `round:${id}`, detail: { year, total: callerOf.size } });
    return { places: callerOf.size };
  }, WHOLE_COUNTRY);
}
