import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/** Takes back that a supporter sees what a member shares, at once. @throws {RefusedError} for anyone but the municipality's own people */
export async function endAdmission(actor: Actor, { code, id }: { code: string; id: string }): Promise<void> {
  if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { count } = await tx.supporterAdmission.updateMany({ where: { supporterId: id, municipalityCode: code, endedAt: null }, data: { endedAt: new Date() } });
    if (count === 0) throw new NotFoundError();
    await record(tx, { act: 'supporter.admission-ended', municipalityCode: code, subject: `supporter:${id}` });
  });
}
