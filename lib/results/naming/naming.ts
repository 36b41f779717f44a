import { prune } from '@/lib/survey/questionnaire/completeness';
import { itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Answers, Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import type { NamedPractice } from '../editions/edition';
import { favourableValues } from '../report/favourable';

/** What a municipality can be named for: a question of one answer, and its answer the better one. */
export type Nameable = { item: Item; value: string };

/** Everything that these answers can be named for, in the order of the questionnaire. Questions of several rows are left out. */
export function nameable(questionnaire: Questionnaire, answers: Answers): Nameable[] {
  const counted = prune(questionnaire, answers);
  return itemsOf(questionnaire).flatMap((item) => {
    const value = item.kind === 'yesno' || item.kind === 'one' ? counted[item.key] : undefined;
    return typeof value === 'string' && favourableValues(item)?.includes(value) ? [{ item, value }] : [];
  });
}

export type Consent = { respondentId: string; item: string };
type Named = { respondentId: string; owner: string; label: string; prefectureName: string; answers: Answers };

/**
 * Who is named in an edition: those that agree, for as long as what they submitted still says it. By item in the order of
 * the questionnaire, then by answer, then in the order of `counted`.
 */
export function namedPractices(questionnaire: Questionnaire, counted: readonly Named[], consents: readonly Consent[]): { practices: NamedPractice[]; named: Consent[] } {
  const practices = new Map<string, NamedPractice>();
  const named: Consent[] = [];
  for (const { respondentId, owner, label, prefectureName, answers } of counted) {
    const agreed = new Set(consents.filter((consent) => consent.respondentId === respondentId).map(({ item }) => item));
    if (agreed.size === 0) continue;
    for (const { item, value } of nameable(questionnaire, answers)) {
      if (!agreed.has(item.key)) continue;
      const key = `${item.key}\n${value}`;
      const practice = practices.get(key) ?? { item: item.key, value, municipalities: [] };
      practice.municipalities.push({ code: owner, name: label, prefecture: prefectureName });
      practices.set(key, practice);
      named.push({ respondentId, item: item.key });
    }
  }
  const order = itemsOf(questionnaire).map(({ key }) => key);
  return { practices: [...practices.values()].sort((a, b) => order.indexOf(a.item) - order.indexOf(b.item) || (a.value < b.value ? -1 : 1)), named };
}
