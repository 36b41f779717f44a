import 'server-only';
import { mayReadSecrets } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import type { SignerKind } from './document-terms';
import type { Signer } from './get-nda';
import { readSworn } from './read-sworn';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Who has signed the promise of secrecy in a municipality: to its own people, and to members that have given the promise themselves.
 * @throws {RefusedError} for anyone else
 */
export async function listSigners(actor: Actor, { code }: { code: string }): Promise<{ municipality: string; signers: Signer[] }> {
  return db.as(actor, async (tx) => {
    if (!mayReadSecrets(actor, code, (await readSworn(tx)).has(code)) || actor.kind !== 'person') throw new RefusedError(); // 事務局 has get-nda
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    const rows = await tx.ndaSigner.findMany({ where: { agreementId: THE_AGREEMENT, municipalityCode: code }, orderBy: [{ leftOn: { sort: 'asc', nulls: 'first' } }, { signedOn: 'asc' }, { name: 'asc' }] });
    return { municipality: municipality.name, signers: rows.map(({ id, kind, name, organisation, signedOn, leftOn, ndaNumber: number }) => ({ id, kind: kind as SignerKind, name, organisation, signedOn, leftOn, number })) };
  });
}
