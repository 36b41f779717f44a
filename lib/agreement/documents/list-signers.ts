import 'server-only';
import { mayReadSecrets } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { readSigners, type Signer } from './read-signers';
import { readSworn } from './read-sworn';

/**
 * Who has signed the promise of secrecy in a municipality: to its own people, and to members that have given the promise themselves.
 * @throws {RefusedError} for anyone else
 */
export async function listSigners(actor: Actor, { code }: { code: string }): Promise<{ municipality: string; signers: Signer[] }> {
  return db.as(actor, async (tx) => {
    if (!mayReadSecrets(actor, code, (await readSworn(tx)).has(code)) || actor.kind !== 'person') throw new RefusedError(); // 事務局 has get-nda
    const municipality = await tx.municipality.findUnique({ where: { code }, select: { name: true } });
    if (!municipality) throw new NotFoundError();
    return { municipality: municipality.name, signers: await readSigners(tx, code) };
  });
}
