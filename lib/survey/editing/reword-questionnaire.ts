import 'server-only';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { applyEdit } from './apply-edit';
import type { Reword } from './editing-schemas';
import { rewordItem, rewordSection } from './questionnaire-edits';

/**
 * Mends the words of an item, or what is said above a section, of a year in preparation.
 * @throws {InvalidInputError} on `sameMeaning` for an item compared with 2012 whose meaning nobody has confirmed
 */
export async function rewordQuestionnaire(actor: Actor, { key, section, words, sameMeaning, ...base }: Reword): Promise<void> {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  await db.as(actor, (tx) =>
    applyEdit(tx, actor, base, (questionnaire) => (section ? rewordSection(questionnaire, { key: section, words }) : rewordItem(questionnaire, { key, words, sameMeaning })), { item: key }),
  );
}
