import { itemsOf } from './fields';
import type { Questionnaire } from './questionnaire';

/** What a question is about, in words: the item, or the survey as a whole. */
export function itemLabel(questionnaire: Questionnaire, key: string): string {
  const item = itemsOf(questionnaire).find((one) => one.key === key);
  return item ? `${item.number} ${item.label}` : '調査全体について';
}

/** The items as a list to choose from. */
export const itemChoices = (questionnaire: Questionnaire): { value: string; label: string }[] =>
  itemsOf(questionnaire).map(({ key, number, label }) => ({ value: key, label: `${number} ${label}` }));

/** What each item is called, by its key. */
export const itemLabels = (questionnaire: Questionnaire): Record<string, string> => Object.fromEntries(itemChoices(questionnaire).map(({ value, label }) => [value, label]));
