import 'server-only';
import { mayAcceptNda, mayKeepAgreement, mayReadNda } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db, type Transaction } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { readSigners, type Signer } from './read-signers';
import { readNdaInForce } from './read-sworn';
import { THE_AGREEMENT } from '../the-agreement';

export type NdaPage = {
  code: string; municipality: string;
  status: string | null;
  version: { number: number; title: string; text: string; inForceFrom: Date } | null;
  /** The version that comes into force later. */
  coming: { number: number; inForceFrom: Date } | null;
  accepted: { at: Date } | null;
  history: { number: number; acceptedAt: Date; withdrawnAt: Date | null }[];
  signers: Signer[];
  mayAccept: boolean; mayKeep: boolean;
};

/**
 * The promise of secrecy as it stands for a municipality: its text, whether it has been given, who signed.
 * @throws {RefusedError} for anyone but its own people and the secretariat
 */
export async function getNda(actor: Actor, { code }: { code: string }): Promise<NdaPage> {
  if (!mayReadNda(actor, code) || (actor.kind !== 'secretariat' && !codesOf(actor).includes(code))) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } } });
    const { version, coming } = await readVersions(tx);
    const where = { agreementId: THE_AGREEMENT, municipalityCode: code };
    const history = await tx.ndaAcceptance.findMany({ where, orderBy: { acceptedAt: 'desc' } });
    const signers = await readSigners(tx, code);
    const standing = history.find(({ ndaNumber, withdrawnAt }) => ndaNumber === version?.number && withdrawnAt === null);
    return {
      code, municipality: municipality.name, status: membership?.status ?? null, version, coming,
      accepted: standing ? { at: standing.acceptedAt } : null,
      history: history.map(({ ndaNumber: number, acceptedAt, withdrawnAt }) => ({ number, acceptedAt, withdrawnAt })),
      signers,
      mayAccept: mayAcceptNda(actor, code), mayKeep: mayKeepAgreement(actor, code),
    };
  });
}

async function readVersions(tx: Transaction): Promise<Pick<NdaPage, 'version' | 'coming'>> {
  const number = await readNdaInForce(tx, THE_AGREEMENT);
  const newest = await tx.ndaVersion.findFirst({ where: { agreementId: THE_AGREEMENT }, orderBy: { number: 'desc' } });
  const version = number === null ? null : await tx.ndaVersion.findUnique({ where: { agreementId_number: { agreementId: THE_AGREEMENT, number } }, select: { number: true, title: true, text: true, inForceFrom: true } });
  return { version, coming: newest && newest.number !== number ? { number: newest.number, inForceFrom: newest.inForceFrom } : null };
}
