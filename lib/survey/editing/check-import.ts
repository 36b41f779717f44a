import 'server-only';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { lockPreparing, otherQuestionnaires } from './apply-edit';
import type { ImportQuestionnaire } from './editing-schemas';
import { type Difference, differenceOf, isNothing } from './questionnaire-diff';
import { type FileProblem, MOST_PROBLEMS } from './questionnaire-file';
import { importedOver } from './questionnaire-import';
import { readQuestionnaire } from '../questionnaire/read-questionnaire';

export type CheckedImport = { problems: FileProblem[]; more: number } | { problems?: undefined; difference: Difference; nothing: boolean; revision: number };

/**
 * Says what a file would change in a year in preparation, or everything that is wrong with it. Takes nothing.
 * @throws {StateError} once the year has been opened
 */
export async function checkImport(actor: Actor, { year, text }: ImportQuestionnaire): Promise<CheckedImport> {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const wave = await lockPreparing(tx, year);
    const now = await readQuestionnaire(tx, wave);
    const { questionnaire, problems } = importedOver(now, await otherQuestionnaires(tx, year), text);
    if (!questionnaire) return { problems: problems.slice(0, MOST_PROBLEMS), more: Math.max(0, problems.length - MOST_PROBLEMS) };
    const difference = differenceOf(now, questionnaire);
    return { difference, nothing: isNothing(difference), revision: wave.questionnaireRevision };
  });
}
