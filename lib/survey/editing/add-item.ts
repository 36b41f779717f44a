import 'server-only';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { applyEdit, keysOfAll } from './apply-edit';
import type { AddItem } from './editing-schemas';
import { newItem } from './new-item';
import { addItem as add, keysOf } from './questionnaire-edits';

/**
 * Adds a question to a year in preparation.
 * @returns its key
 * @throws {InvalidInputError} with a sentence for each field of the form
 */
export async function addItem(actor: Actor, { section, words, ...base }: AddItem): Promise<{ key: string }> {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    let key = '';
    await applyEdit(tx, actor, base, (questionnaire, others) => {
      const taken = keysOfAll(others);
      const { item, errors } = newItem(words, base.year, new Set([...taken, ...keysOf(questionnaire)]));
      if (!item) return { problem: '入力内容をご確認ください。', fields: errors };
      key = item.key;
      return add(questionnaire, { section, item, taken });
    });
    return { key };
  });
}
