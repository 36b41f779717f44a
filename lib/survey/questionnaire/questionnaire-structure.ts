/** The words that an erratum may mend; everything else of a questionnaire is its structure. questionnaire_structure() in the database leaves out the same. */
const WORDS = new Set(['label', 'definition', 'intro', 'onlyIfLabel', 'comparisonNote']);

/** A questionnaire, or a part of one, without its words: keys, kinds, values, order, conditions, ranges, required. */
export function structureOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structureOf);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([key, one]) => !WORDS.has(key) && one !== undefined).map(([key, one]) => [key, structureOf(one)]));
}
