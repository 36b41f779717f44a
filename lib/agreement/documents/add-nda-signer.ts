import 'server-only';
import { randomUUID } from 'node:crypto';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { day } from '@/lib/platform/time';
import { assertRoom } from '../assert-room';
import type { AddSigner } from './document-schemas';
import { sealSigner } from './document-seal';
import { readNdaInForce } from './read-sworn';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Enters a person, of the own office or a vendor's, who has signed the promise of secrecy in force.
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {StateError} when it stands outside the agreement, or there is no text yet
 */
export async function addNdaSigner(actor: Actor, { code, kind, name, organisation, signedOn }: AddSigner): Promise<void> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const number = await readNdaInForce(tx, THE_AGREEMENT);
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } } });
    if (number === null || !membership) throw new StateError('署名した人を載せられるのは、協定に参加している団体だけです。');
    assertRoom(await tx.ndaSigner.count({ where: { municipalityCode: code, ndaNumber: number, leftOn: null } }), 1000, '署名した人');
    const id = randomUUID();
    await tx.ndaSigner.createMany({ data: [{ id, agreementId: THE_AGREEMENT, ndaNumber: number, municipalityCode: code, kind, sealed: sealSigner({ name, organisation }, { id, municipalityCode: code }), signedOn: day(signedOn), addedBy: actor.personId }] });
    await record(tx, { act: 'nda.signer-added', municipalityCode: code, subject: `nda:${number}`, detail: { kind } });
  });
}
