import { itemsOf } from '@/lib/survey/questionnaire/fields';
import type { Condition, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';

/** Figures that look at another question than their own, without a condition (lib/survey/questionnaire/indicators.ts). */
const LOOKED_AT_BY_FIGURES: Record<string, string[]> = { 'ict-bcp-in-regional-plan': ['ict-bcp-status'] };

/**
 * The questionnaire with these items and whatever their conditions and figures look at, so that a response counts for them as it does
 * under the whole one, at a part of the time. Conditions look back only, which is why one turn from the end is enough.
 */
export function onlyItems(questionnaire: Questionnaire, keys: Iterable<string>): Questionnaire {
  const wanted = new Set([...keys].flatMap((key) => [key, ...(LOOKED_AT_BY_FIGURES[key] ?? [])]));
  for (const { key, onlyIf, rowOnlyIf } of itemsOf(questionnaire).reverse())
    if (wanted.has(key)) for (const condition of [onlyIf, rowOnlyIf]) if (condition) lookedAt(condition).forEach((item) => wanted.add(item));
  return { ...questionnaire, sections: questionnaire.sections.map((section) => ({ ...section, items: section.items.filter(({ key }) => wanted.has(key)) })) };
}

function lookedAt(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(lookedAt);
  if ('any' in condition) return condition.any.flatMap(lookedAt);
  if ('field' in condition) return [condition.field.split('.')[0]!]; // no key of an item holds a dot
  return ['anyRowOf' in condition ? condition.anyRowOf : condition.sameRow];
}
