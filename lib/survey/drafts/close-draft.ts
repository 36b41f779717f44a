import 'server-only';
import { record } from '@/lib/audit/record';
import { mayOpenDraft } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { findResponse } from '../find-response';

/**
 * Closes the draft to the secretariat again.
 * @throws {RefusedError} for who does not write for the municipality
 * @throws {StateError} when it is not open
 */
export async function closeDraft(actor: Actor, { year, code }: { year: number; code: string }): Promise<void> {
  if (!mayOpenDraft(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { respondent } = await findResponse(tx, year, code);
    const { count } = await tx.draftHelp.updateMany({ where: { respondentId: respondent.id, closedAt: null }, data: { closedAt: new Date(), closedBy: actor.personId } });
    if (count === 0) throw new StateError('この下書きは、事務局に開かれていません。');
    await record(tx, { act: 'draft.closed', municipalityCode: code, subject: `response:${year}:${code}` });
  });
}
