import 'server-only';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';
import { begunWith } from './begin-questionnaire';
import { questionnaireFor } from '../questionnaire/current-questionnaire';
import { differenceOf } from './questionnaire-diff';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';

export const SHOWN_EDITS = 20;

/**
 * A year's questionnaire as the secretariat edits it: what differs from the year it was begun with, and the last edits.
 * @throws {RefusedError} for anyone but the secretariat
 * @throws {NotFoundError} when there is no such year
 */
export async function getEditing(actor: Actor, year: number) {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await tx.wave.findUnique({ where: { year }, omit: { definition: true } });
    if (!wave) throw new NotFoundError('この年度の調査は見つかりません。年度をご確認ください。');
    const questionnaire = await readQuestionnaire(tx, wave);
    const base = wave.basedOn === null ? null : await tx.wave.findUnique({ where: { year: wave.basedOn }, select: { year: true, definitionHash: true } });
    const before = base ? await readQuestionnaire(tx, base) : questionnaireFor(year);
    const edits = await tx.questionnaireEdit.findMany({ where: { year }, orderBy: { revision: 'desc' }, take: SHOWN_EDITS, omit: { before: true, personId: true } });
    return {
      year, title: wave.title, status: wave.status, rebuilt: wave.rebuilt, hash: wave.definitionHash,
      /** Whether it can be edited now. */
      editable: wave.status === 'preparing' && !wave.rebuilt,
      revision: wave.questionnaireRevision, basedOn: base?.year ?? null,
      questionnaire, difference: differenceOf(begunWith(before, year, wave.title), questionnaire), edits,
    };
  });
}

export type Editing = Awaited<ReturnType<typeof getEditing>>;
