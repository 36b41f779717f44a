import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { InvalidInputError, NotFoundError, RefusedError } from '@/lib/platform/errors';
import { day, formatDate } from '@/lib/platform/time';
import type { EndSigner } from './document-schemas';

/**
 * Enters the day on which a person who signed left.
 * @returns the municipality
 * @throws {RefusedError} for anyone but who writes for the municipality
 * @throws {InvalidInputError} when the day lies before the signing
 */
export async function endNdaSigner(actor: Actor, { id, leftOn }: EndSigner): Promise<string> {
  return db.as(actor, async (tx) => {
    const signer = await tx.ndaSigner.findUnique({ where: { id } });
    if (!signer) throw new NotFoundError();
    if (!mayKeepAgreement(actor, signer.municipalityCode)) throw new RefusedError();
    const left = leftOn === '' ? null : day(leftOn);
    if (left && left < signer.signedOn) throw new InvalidInputError({ leftOn: `「離れた日」は、署名した日（${formatDate(signer.signedOn)}）以降の日付を入力してください。` });
    await tx.ndaSigner.update({ where: { id }, data: { leftOn: left }, select: { id: true } });
    await record(tx, { act: 'nda.signer-left', municipalityCode: signer.municipalityCode, subject: `nda:${signer.ndaNumber}`, detail: { kind: signer.kind } });
    return signer.municipalityCode;
  });
}
