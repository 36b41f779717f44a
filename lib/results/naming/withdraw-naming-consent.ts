import 'server-only';
import { record } from '@/lib/audit/record';
import { mayNameMunicipality } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { Naming } from '../editions/edition-schemas';

/**
 * Takes the agreement back: the municipality is not named from the next edition on. Editions that stand keep the name.
 * Taking back what is not given changes nothing.
 * @throws {RefusedError} for anyone but the municipality's approver
 */
export async function withdrawNamingConsent(actor: Actor, { year, code, item }: Naming): Promise<void> {
  if (!mayNameMunicipality(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const respondent = await tx.respondent.findUnique({ where: { year_owner: { year, owner: code } }, select: { id: true } });
    if (!respondent) throw new NotFoundError('この年度の調査票は、この市区町村には用意されていません。年度と市区町村をご確認ください。');
    const { count } = await tx.namingConsent.updateMany({ where: { respondentId: respondent.id, item, withdrawnAt: null }, data: { withdrawnAt: new Date(), withdrawnBy: actor.personId } });
    if (count > 0) await record(tx, { act: 'naming.withdrawn', municipalityCode: code, subject: `response:${year}:${code}`, detail: { item } });
  });
}
