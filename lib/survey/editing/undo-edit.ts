import 'server-only';
import { record } from '@/lib/audit/record';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { lockPreparing } from './apply-edit';
import type { Undo } from './editing-schemas';

/**
 * Takes back the last edit of a questionnaire in preparation; called again, the one before it.
 * @returns what was taken back, in words
 * @throws {StateError} when the edit named is not the last one any more
 */
export async function undoEdit(actor: Actor, { year, edit }: Undo): Promise<{ words: string }> {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await lockPreparing(tx, year);
    const last = await tx.questionnaireEdit.findFirst({ where: { year, undoneAt: null }, orderBy: { revision: 'desc' } });
    if (!last) throw new StateError('元に戻せる変更はありません。');
    if (last.revision !== edit) throw new StateError(`この画面を開いたあとに、調査票が変更されています。いちばん新しい変更は、${last.personName}さんの「${last.words}」です。画面を開き直して、確かめてから戻してください。`);
    await tx.wave.update({ where: { year }, data: { definition: last.before!, questionnaireRevision: wave.questionnaireRevision + 1 }, select: { year: true } });
    await tx.questionnaireEdit.update({ where: { year_revision: { year, revision: edit } }, data: { undoneAt: new Date() }, select: { year: true } });
    await record(tx, { act: 'questionnaire.undone', subject: `wave:${year}`, detail: { what: last.words } });
    return { words: last.words };
  });
}
