import 'server-only';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { applyEdit } from './apply-edit';
import type { ImportQuestionnaire } from './editing-schemas';
import { importedOver } from './questionnaire-import';

/**
 * Takes a file's questionnaire over into a year in preparation, whole or not at all.
 * @throws {InvalidInputError} when anything in the file is wrong, or a colleague was quicker
 */
export async function importQuestionnaire(actor: Actor, { text, ...base }: ImportQuestionnaire): Promise<void> {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  await db.as(actor, (tx) =>
    applyEdit(
      tx, actor, base,
      (now, others) => {
        const { questionnaire, problems } = importedOver(now, others, text);
        return questionnaire ? { questionnaire, words: 'ファイルから調査票を取り込んだ' } : { problem: `ファイルに直すところがあります（${problems[0]!.line}行目）。もう一度ファイルを確かめてください。` };
      },
      { act: 'questionnaire.imported' },
    ),
  );
}
