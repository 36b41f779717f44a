import 'server-only';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { readNdaInForce } from './read-sworn';
import { THE_AGREEMENT } from '../the-agreement';

export type NdaVersions = {
  inForce: number | null;
  versions: { number: number; title: string; text: string; inForceFrom: Date; accepted: number }[];
  members: { code: string; name: string; acceptedAt: Date | null }[];
};

/**
 * The texts of the promise of secrecy, and which members have given the one in force.
 * @throws {RefusedError} for anyone but the secretariat
 */
export async function listNdaVersions(actor: Actor): Promise<NdaVersions> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  return db.as(actor, async (tx) => {
    const inForce = await readNdaInForce(tx, THE_AGREEMENT);
    const versions = await tx.ndaVersion.findMany({ where: { agreementId: THE_AGREEMENT }, orderBy: { number: 'desc' }, include: { _count: { select: { acceptances: { where: { withdrawnAt: null } } } } } });
    const members = await tx.membership.findMany({
      where: { agreementId: THE_AGREEMENT, status: 'member' }, orderBy: { municipalityCode: 'asc' },
      select: { municipalityCode: true, municipality: { select: { name: true } }, ndaAcceptances: { where: { withdrawnAt: null, ndaNumber: inForce ?? -1 }, select: { acceptedAt: true } } },
    });
    return {
      inForce,
      versions: versions.map(({ number, title, text, inForceFrom, _count }) => ({ number, title, text, inForceFrom, accepted: _count.acceptances })),
      members: members.map(({ municipalityCode, municipality, ndaAcceptances }) => ({ code: municipalityCode, name: municipality.name, acceptedAt: ndaAcceptances[0]?.acceptedAt ?? null })),
    };
  });
}
