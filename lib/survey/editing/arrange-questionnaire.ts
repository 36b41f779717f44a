import 'server-only';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { applyEdit } from './apply-edit';
import type { Arrange } from './editing-schemas';
import type { Questionnaire } from '../questionnaire/questionnaire';
import { type Edited, moveItem, moveToSection, restoreItem, retireItem } from './questionnaire-edits';

/**
 * Moves an item up, down or to another section, retires it or brings it back, in a year in preparation.
 * @returns the item's key
 * @throws {InvalidInputError} with the sentence which condition stands in the way
 */
export async function arrangeQuestionnaire(actor: Actor, { act, section, ...base }: Arrange): Promise<{ key: string }> {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  const [what, key] = act.split(':') as [string, string];
  await db.as(actor, (tx) => applyEdit(tx, actor, base, (questionnaire) => arranged(questionnaire, what, key, section), { item: key }));
  return { key };
}

function arranged(questionnaire: Questionnaire, what: string, key: string, section: string): Edited {
  switch (what) {
    case 'up':
    case 'down':
      return moveItem(questionnaire, key, what);
    case 'section':
      return moveToSection(questionnaire, key, section);
    case 'retire':
      return retireItem(questionnaire, key);
    default:
      return restoreItem(questionnaire, key);
  }
}
