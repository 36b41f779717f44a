import core from '../../../prisma/questionnaire/core.json' with { type: 'json' };
import now from '../../../prisma/questionnaire/now.json' with { type: 'json' };
import type { Questionnaire } from './questionnaire';
import { parseQuestionnaire } from './questionnaire-schema';

export const FIRST_YEAR = 2012;

/**
 * The questionnaire of a fiscal year: the 2012 core, and from then on this product's own module beside it.
 * A wave freezes its copy when it opens; read that one for a year that has a wave.
 * @throws QuestionnaireError when the data does not pass the meta-schema.
 */
export function questionnaireFor(year: number): Questionnaire {
  const sections = year > FIRST_YEAR ? [...core.sections, ...now.sections] : core.sections;
  const questionnaire = parseQuestionnaire({ ...core, year, sections });
  const lastMonth = `${year + 1}-03`;
  return {
    ...questionnaire,
    // Every month that is asked about lies behind; the fiscal year's last month is the latest that can be meant.
    sections: questionnaire.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => (item.kind === 'yearMonth' ? { ...item, latest: item.latest ?? lastMonth } : item)),
    })),
  };
}
