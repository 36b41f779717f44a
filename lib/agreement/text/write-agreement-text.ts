import 'server-only';
import { record } from '@/lib/audit/record';
import { mayRunAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import type { WriteText } from '../membership/joining-schemas';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * 事務局 writes the next version; it is a draft that nobody else reads until it is issued.
 * @throws {RefusedError} for anyone else
 */
export async function writeAgreementText(actor: Actor, { text, reason }: WriteText): Promise<void> {
  if (!mayRunAgreement(actor) || actor.kind !== 'secretariat') throw new RefusedError();
  await db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('agreement text'))::text`;
    const newest = await tx.agreementVersion.findFirst({ where: { agreementId: THE_AGREEMENT }, orderBy: { number: 'desc' }, select: { number: true, issuedAt: true } });
    const number = newest?.issuedAt === null ? newest.number : (newest?.number ?? 0) + 1;
    const written = { text, reason, changedAt: new Date(), changedBy: actor.personId };
    if (newest?.issuedAt === null) await tx.agreementVersion.update({ where: { agreementId_number: { agreementId: THE_AGREEMENT, number } }, data: written });
    else await tx.agreementVersion.create({ data: { agreementId: THE_AGREEMENT, number, ...written } });
    await record(tx, { act: 'agreement.text-written', subject: `agreement-text:${number}` });
  });
}
