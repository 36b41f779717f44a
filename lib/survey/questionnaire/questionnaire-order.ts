import { itemsOf } from './fields';
import type { Condition, Item, Questionnaire } from './questionnaire';

/** 「1-3 サーバの設置場所」 without the brackets. */
export const titleOf = (item: { number: string; label: string }): string => `${item.number} ${item.label}`;

/** Keys of the items that a condition looks at. A field's name begins with its item's key, which holds no dot. */
export function groundsOf(rule: Condition): string[] {
  if ('all' in rule) return rule.all.flatMap(groundsOf);
  if ('any' in rule) return rule.any.flatMap(groundsOf);
  if ('field' in rule) return [rule.field.split('.')[0]!];
  return ['anyRowOf' in rule ? rule.anyRowOf : rule.sameRow];
}

const groundsOfItem = (item: Item): string[] => [...(item.onlyIf ? groundsOf(item.onlyIf) : []), ...(item.rowOnlyIf ? groundsOf(item.rowOnlyIf) : [])];

/** The items whose conditions look at this one. */
export const dependentsOf = (questionnaire: Questionnaire, key: string): Item[] => itemsOf(questionnaire).filter((item) => groundsOfItem(item).includes(key));

/** The sentence for the first item that would be asked before its ground is known, else null. */
export function dependenceProblem(questionnaire: Questionnaire): string | null {
  const items = itemsOf(questionnaire);
  for (const [at, item] of items.entries())
    for (const ground of groundsOfItem(item)) {
      const where = items.findIndex(({ key }) => key === ground);
      if (where >= 0 && where < at) continue;
      if (where >= 0) return `「${item.label}」を答える条件に「${items[where]!.label}」が使われているため、「${item.label}」は「${items[where]!.label}」より後に置く必要があります。先に「${item.label}」の条件を変えてください。`;
      const gone = questionnaire.retired?.find((one) => one.item.key === ground)?.item.label;
      return `「${item.label}」を答える条件に使う「${gone ?? ground}」が、調査票にありません。先に「${gone ?? ground}」を戻すか、条件を変えてください。`;
    }
  return null;
}
