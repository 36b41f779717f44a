import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { withdrawDutyRecords } from '../duties/record-duty';

/**
 * Withdraws a document with all its versions: the others can't open it any more, and it counts for no duty. Its own people keep it in sight.
 * @returns the municipality
 * @throws {RefusedError} for anyone but who writes for it
 * @throws {StateError} when it is withdrawn already
 */
export async function withdrawDocument(actor: Actor, { id }: { id: string }): Promise<string> {
  return db.as(actor, async (tx) => {
    const document = await tx.document.findUnique({ where: { id }, include: { versions: { select: { id: true } } } });
    if (!document) throw new NotFoundError();
    const { municipalityCode: code, kind } = document;
    if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
    if (document.withdrawnAt) throw new StateError('この資料はすでに取り下げられています。画面を開き直してください。');
    await tx.document.update({ where: { id }, data: { withdrawnAt: new Date(), withdrawnBy: actor.personId }, select: { id: true } });
    await withdrawDutyRecords(tx, { codes: [code], evidence: { kind: 'document', ids: document.versions.map((version) => version.id) } });
    await record(tx, { act: 'document.withdrawn', municipalityCode: code, subject: `document:${id}`, detail: { kind, versions: document.current } });
    return code;
  });
}
