import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, RefusedError, StateError } from '@/lib/platform/errors';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Puts a municipality into a group, or into none ('').
 * @throws {RefusedError} for anyone but 事務局
 * @throws {StateError} for a municipality that is not in the agreement
 */
export async function chooseGroup(actor: Actor, { code, group }: { code: string; group: string }): Promise<void> {
  if (!mayRunAgreement(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const chosen = group === '' ? null : await tx.agreementGroup.findFirst({ where: { id: group, agreementId: THE_AGREEMENT, endedAt: null }, select: { name: true } });
    if (group !== '' && !chosen) throw new InvalidInputError({ group: '「グループ」を一覧から選び直してください。' });
    const { count } = await tx.membership.updateMany({ where: { agreementId: THE_AGREEMENT, municipalityCode: code, status: { not: 'withdrawn' } }, data: { groupId: group || null } });
    if (count === 0) throw new StateError('この団体は協定に加わっていないため、グループに入れられません。');
    await record(tx, { act: 'group.chosen', municipalityCode: code, subject: `membership:${code}`, detail: { group: chosen?.name ?? 'なし' } });
  });
}
