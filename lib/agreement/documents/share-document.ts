import 'server-only';
import { record } from '@/lib/audit/record';
import { mayKeepAgreement } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import type { ShareDocument } from './document-schemas';
import { countsOnlyShared, type DocumentKind, dutyOfKind } from './document-terms';
import { recordDuty, withdrawDutyRecords } from '../duties/record-duty';

/**
 * Opens a document to the other members, or closes it to them at once. Where only what is shared counts for a duty, that follows.
 * @throws {RefusedError} for anyone but who writes for its municipality
 * @throws {StateError} when it has been withdrawn
 */
export async function shareDocument(actor: Actor, { id, shared: wanted }: ShareDocument): Promise<void> {
  const shared = wanted === 'yes';
  await db.as(actor, async (tx) => {
    const document = await tx.document.findUnique({ where: { id }, include: { versions: { select: { id: true, number: true } } } });
    if (!document) throw new NotFoundError();
    const { municipalityCode: code, kind } = document;
    if (!mayKeepAgreement(actor, code) || actor.kind !== 'person') throw new RefusedError();
    if (document.withdrawnAt) throw new StateError('この資料はすでに取り下げられています。画面を開き直してください。');
    if (document.shared === shared) return;
    await tx.document.update({ where: { id }, data: { shared }, select: { id: true } });
    const duty = dutyOfKind(kind as DocumentKind);
    if (duty && countsOnlyShared(kind)) {
      const current = document.versions.find(({ number }) => number === document.current);
      if (!shared) await withdrawDutyRecords(tx, { codes: [code], evidence: { kind: 'document', ids: document.versions.map((version) => version.id) } });
      else if (current) await recordDuty(tx, { codes: [code], duty, doneOn: day(isoDay(new Date())), evidence: { kind: 'document', id: current.id }, by: actor.personId });
    }
    await record(tx, { act: 'document.shared', municipalityCode: code, subject: `document:${id}`, detail: { kind, shared } });
  });
}
