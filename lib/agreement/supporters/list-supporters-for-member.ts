import 'server-only';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { hasSigned } from '../membership/membership-states';
import { readSupporters } from './read-supporters';
import type { Standing } from '../membership/standing-words';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Supporters as a member sees them, and which of them it has admitted to what it shares. One that has not signed sees none.
 * @throws {RefusedError} for anyone but the municipality's own people
 */
export async function listSupportersForMember(actor: Actor, { code }: { code: string }) {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    const standing = ((await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } }, select: { status: true } }))?.status ?? 'outside') as Standing;
    const signed = hasSigned(standing);
    const admitted = await tx.supporterAdmission.findMany({ where: { municipalityCode: code, endedAt: null }, select: { supporterId: true, admittedAt: true } });
    const supporters = signed ? await readSupporters(tx) : [];
    return { code, municipality: municipality.name, standing, signed, supporters: supporters.map((one) => ({ ...one, admittedAt: admitted.find(({ supporterId }) => supporterId === one.id)?.admittedAt ?? null })) };
  });
}
