import type { Questionnaire } from '@/lib/survey/questionnaire/questionnaire';

/** Before the first section of the results. */
export const INTRO = 'intro';

/** Where the secretariat can add words to a report: place → what it is called. */
export function remarkPlaces(questionnaire: Questionnaire): Map<string, string> {
  const places = new Map([[INTRO, '結果の概要']]);
  for (const { key, title, items } of questionnaire.sections) {
    places.set(key, title);
    for (const item of items) places.set(item.key, item.label);
  }
  return places;
}
