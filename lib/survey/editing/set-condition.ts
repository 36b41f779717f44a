import 'server-only';
import { mayEditQuestionnaire } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { applyEdit } from './apply-edit';
import { type Clauses, conditionOf, conditionWords, groundsBefore, MOST_CLAUSES } from './condition-menu';
import type { SetCondition } from './editing-schemas';
import { setCondition as set } from './questionnaire-edits';

/**
 * Says when an item is asked, from the menus; or that it is always asked. Without words of its own, a condition gets those
 * that follow from it.
 * @throws {InvalidInputError} where no choice is ticked
 */
export async function setCondition(actor: Actor, { key, join, words, always, clauses, ...base }: SetCondition): Promise<void> {
  if (!mayEditQuestionnaire(actor)) throw new RefusedError();
  await db.as(actor, (tx) =>
    applyEdit(tx, actor, base, (questionnaire) => {
      if (always) return set(questionnaire, { key, condition: null, label: '' });
      const grounds = groundsBefore(questionnaire, key);
      const fields: Record<string, string> = {};
      for (const [i, { ground, values }] of clauses.entries()) {
        const known = grounds.find(({ id }) => id === ground);
        if (!known) fields[`values:${i}`] = '条件に使う項目が、この項目より前にありません。条件を選び直してください。';
        else if (values.length === 0) fields[`values:${i}`] = `「${known.label}」の選択肢を一つ以上選んでください。`;
      }
      if (clauses.length === 0 || clauses.length > MOST_CLAUSES) fields.grounds = `条件に使う項目を1つから${MOST_CLAUSES}つまで選んでください。`;
      if (Object.keys(fields).length > 0) return { problem: '入力内容をご確認ください。', fields };
      const chosen: Clauses = { join: join === 'any' ? 'any' : 'all', clauses };
      return set(questionnaire, { key, condition: conditionOf(chosen), label: words.trim() || conditionWords(chosen, grounds) });
    }, { item: key }),
  );
}
