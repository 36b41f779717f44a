import type { Item, Questionnaire } from '../questionnaire/questionnaire';

/** Months of which the fiscal year's last one is the latest that can be meant move on with the year. */
const laterMonth = (item: Item, from: number, to: number): Item => (item.kind === 'yearMonth' && item.latest === `${from + 1}-03` ? { ...item, latest: `${to + 1}-03` } : item);

/** A year's questionnaire as the next one begins with it: everything stays but the year, the title and the months that hang on the year. */
export function begunWith(last: Questionnaire, year: number, title: string): Questionnaire {
  return { ...last, year, title, sections: last.sections.map((section) => ({ ...section, items: section.items.map((item) => laterMonth(item, last.year, year)) })) };
}
