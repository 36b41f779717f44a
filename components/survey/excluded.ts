import { fieldApplies, itemApplies, rowApplies } from '@/lib/survey/questionnaire/conditions';
import { fieldsOfItem } from '@/lib/survey/questionnaire/fields';
import type { Answers, Section } from '@/lib/survey/questionnaire/questionnaire';

/** What of a section is not asked with these answers: item keys, and names of fields (of a matrix row, of a follow-up). */
export function excludedOf(section: Section, answers: Answers): Set<string> {
  const names = section.items.flatMap((item) => {
    if (!itemApplies(item, answers)) return [item.key];
    return fieldsOfItem(item)
      .filter((field) => {
        // Ticked and no longer under いいえ, it has to be seen to be unticked.
        if (field.role === 'unconfirmed' && answers[field.name] !== undefined) return false;
        return field.row && item.kind === 'matrix' ? !rowApplies(item, field.row, answers) : !fieldApplies(item, field, answers);
      })
      .map((field) => (item.kind === 'matrix' || field.name !== item.key ? field.name : ''));
  });
  return new Set(names.filter(Boolean));
}

/** Raw values as far as conditions look at them: choices are stored as they are chosen. */
export function answersAsTyped(base: Answers, values: Record<string, string | string[]>): Answers {
  const typed = { ...base };
  for (const [name, raw] of Object.entries(values)) {
    if (raw.length === 0) delete typed[name];
    else typed[name] = raw;
  }
  return typed;
}
