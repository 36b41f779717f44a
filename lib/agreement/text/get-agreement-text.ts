import 'server-only';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { versionInForce } from './agreement-text';
import { THE_AGREEMENT } from '../the-agreement';

export type IssuedVersion = { number: number; text: string; reason: string; effectiveOn: Date };

/**
 * The agreement's text as everyone may read it: one issued version, and the list of all of them.
 * @param number '' for the one in force today
 * @returns shown: null where none is in force and none was asked for
 * @throws {NotFoundError} for a number that has not been issued
 */
export async function getAgreementText(actor: Actor, number: string) {
  return db.as(actor, async (tx) => {
    const agreement = await tx.agreement.findUnique({ where: { id: THE_AGREEMENT }, select: { name: true } });
    const rows = await tx.agreementVersion.findMany({ where: { agreementId: THE_AGREEMENT, issuedAt: { not: null } }, orderBy: { number: 'desc' }, select: { number: true, text: true, reason: true, effectiveOn: true } });
    const versions = rows as IssuedVersion[];
    const inForce = versionInForce(versions, isoDay(new Date())) ?? null;
    const shown = number === '' ? inForce : versions.find((version) => String(version.number) === number);
    if (shown === undefined) throw new NotFoundError('この版の本文はありません。協定の本文のページで、版の一覧をご確認ください。');
    const duties = await tx.duty.findMany({ where: { agreementId: THE_AGREEMENT }, orderBy: { position: 'asc' }, select: { key: true, title: true, rule: true } });
    const signed = await tx.membership.count({ where: { agreementId: THE_AGREEMENT, status: { in: ['member', 'suspended'] } } });
    const preparing = await tx.membership.count({ where: { agreementId: THE_AGREEMENT, status: 'preparing' } });
    return { name: agreement?.name ?? '', shown, inForce: inForce?.number ?? null, versions: versions.map(({ text: _, ...version }) => version), duties, signed, preparing };
  });
}
