import 'server-only';
import { record } from '@/lib/audit/record';
import { mayOpenDraft } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { assertAccepting, findResponse } from '../find-response';
import { lockRespondent } from '../lock-respondent';
import { assertWriter } from '../paper/on-paper';
import { isSubmitted } from '../response-status';
import { tellSecretariat } from '../notices/send-notice';

/**
 * Opens the draft to the secretariat for help, until it is closed or submitted.
 * @param input.note what help is wanted with
 * @throws {RefusedError} for who does not write for the municipality
 * @throws {StateError} when it is open already, submitted, or nothing is typed yet
 */
export async function openDraft(actor: Actor, { year, code, note }: { year: number; code: string; note: string }): Promise<void> {
  if (!mayOpenDraft(actor, code) || actor.kind !== 'person') throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { respondent } = await findResponse(tx, year, code);
    await lockRespondent(tx, respondent.id);
    const { wave, response } = await findResponse(tx, year, code);
    assertAccepting(wave);
    await assertWriter(tx, actor, respondent.id);
    if (!response) throw new StateError('まだ何も入力されていません。入力してから開いてください。');
    if (isSubmitted(response.status)) throw new StateError('提出された回答は、事務局がすでに読めます。');
    if (await tx.draftHelp.findFirst({ where: { respondentId: respondent.id, closedAt: null } })) throw new StateError('この下書きは、もう事務局に開かれています。');
    await tx.draftHelp.createMany({ data: [{ respondentId: respondent.id, owner: code, note, openedBy: actor.personId }] });
    await record(tx, { act: 'draft.opened-for-help', municipalityCode: code, subject: `response:${year}:${code}` });
    await tellSecretariat(tx, 'help-wanted', { year, code });
  });
}
