import type { Questionnaire } from '../questionnaire/questionnaire';

// The order in which a person reads a definition; the database keeps none.
const ORDER = [
  'format', 'year', 'title', 'key', 'value', 'number', 'label', 'definition', 'intro', 'kind', 'cell', 'rows', 'parts', 'choices', 'exclusive', 'ours', 'unit', 'min', 'max', 'maxLength', 'ranks', 'earliest', 'latest', 'suggestions', 'aliases',
  'name', 'also', 'reason', 'onlyIf', 'rowOnlyIf', 'onlyIfLabel', 'showIf', 'followUps', 'required', 'unconfirmed', 'origin', 'source', 'document', 'section', 'figures', 'comparisonNote', 'since', 'item', 'items', 'sections', 'retired',
];
const place = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => place(a) - place(b)).map(([key, one]) => [key, ordered(one)]));
}

/** A questionnaire as a file: JSON of two spaces, always in the same order. */
export const questionnaireText = (questionnaire: Questionnaire): string => `${JSON.stringify(ordered(questionnaire), null, 2)}\n`;
