import 'server-only';
import type { Transaction } from '@/lib/platform/db';
import { THE_AGREEMENT } from '../the-agreement';
import { signerOf } from './document-seal';
import type { SignerKind } from './document-terms';

export type Signer = { id: string; kind: SignerKind; name: string; organisation: string; signedOn: Date; leftOn: Date | null; number: number };

/** Who signed the promise of secrecy in a municipality, as far as the actor may see it: who has not left first, then by day and name. */
export async function readSigners(tx: Transaction, code: string): Promise<Signer[]> {
  const rows = await tx.ndaSigner.findMany({ where: { agreementId: THE_AGREEMENT, municipalityCode: code } });
  return rows
    .map(({ kind, signedOn, leftOn, ndaNumber: number, ...row }) => ({ id: row.id, kind: kind as SignerKind, ...signerOf(row), signedOn, leftOn, number }))
    .sort((a, b) => (a.leftOn?.getTime() ?? 0) - (b.leftOn?.getTime() ?? 0) || a.signedOn.getTime() - b.signedOn.getTime() || a.name.localeCompare(b.name, 'ja'));
}
