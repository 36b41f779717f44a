import 'server-only';
import { record } from '@/lib/audit/record';
import { mayAcceptNda } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { isActive } from '../membership/membership-states';
import { readNdaInForce } from './read-sworn';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Gives the promise of secrecy in force for a municipality. Giving it twice changes nothing.
 * @throws {RefusedError} for anyone but its approver
 * @throws {StateError} when it is no member, or the text has been renewed since it was read
 */
export async function acceptNda(actor: Actor, { code, number }: { code: string; number: number }): Promise<void> {
  if (!mayAcceptNda(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const membership = await tx.membership.findUnique({ where: { agreementId_municipalityCode: { agreementId: THE_AGREEMENT, municipalityCode: code } } });
    if (!membership || !isActive(membership.status)) throw new StateError('秘密保持の約束に同意できるのは、協定の構成団体だけです。協定に参加してから、もう一度お試しください。');
    if ((await readNdaInForce(tx, THE_AGREEMENT)) !== number) throw new StateError('文面が新しい版に変わりました。画面を開き直し、新しい文面を読んでから同意してください。');
    const place = { agreementId: THE_AGREEMENT, ndaNumber: number, municipalityCode: code };
    const { count } = await tx.ndaAcceptance.createMany({ data: [{ ...place, acceptedBy: actor.personId }], skipDuplicates: true });
    if (count > 0) await record(tx, { act: 'nda.accepted', municipalityCode: code, subject: `nda:${number}`, detail: { versions: number } });
  });
}
