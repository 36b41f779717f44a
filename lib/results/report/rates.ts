import { YES_NO } from '@/lib/survey/questionnaire/fields';
import type { Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { favourableValues } from './favourable';
import { percentOf } from '../counting/numbers';
import type { SectionResult, Share } from '../counting/tabulate';

/** How many are ready, by one question (or one row of it): the one figure that a map or a row of a heat map shows. */
export type Rate = {
  item: string;
  number: string;
  /** The question, with the row where it has several. */
  label: string;
  part: string;
  values: string[];
  /** The answers that count, in words. */
  answer: string;
  /** Of whoever answered, by column. */
  shares: Share[];
  answered: (number | null)[];
};

export type RateSection = { key: string; number: string; title: string; rates: Rate[] };

/**
 * The share of those that are ready, for every question that has answers better than others (favourable.ts), in the order
 * of the questionnaire. `without` are the questions that have none: numbers, dates, names, free text, and choices of which
 * none is better.
 */
export function ratesOf(questionnaire: Questionnaire, sections: SectionResult[]): { sections: RateSection[]; without: { number: string; label: string }[] } {
  const items = new Map(questionnaire.sections.flatMap((section) => section.items).map((item) => [item.key, item]));
  const without: { number: string; label: string }[] = [];
  const found = sections.map(({ key, number, title, items: results }) => ({
    key, number, title,
    rates: results.flatMap((result): Rate[] => {
      const item = items.get(result.key)!;
      const values = favourableValues(item);
      if (!values) {
        without.push({ number: result.number, label: result.label });
        return [];
      }
      return result.groups.flatMap((group): Rate[] => {
        if (group.kind !== 'shares' || !isBody(item, group.part)) return [];
        const rows = group.rows.filter(({ value }) => values.includes(value));
        return [{
          item: item.key, number: item.number, label: group.label ? `${item.label}（${group.label}）` : item.label, part: group.part, values, answer: answerOf(item, values), answered: group.answered,
          shares: group.answered.map((answered, i) => together(rows.map(({ shares }) => shares[i]!), answered)),
        }];
      });
    }),
  }));
  return { sections: found.filter(({ rates }) => rates.length > 0), without };
}

const isBody = (item: Item, part: string) => (item.kind === 'matrix' ? (item.rows ?? []).some(({ key }) => key === part) : part === '');

const answerOf = (item: Item, values: string[]) => (item.kind === 'yesno' ? YES_NO : (item.choices ?? [])).filter(({ value }) => values.includes(value)).map(({ label }) => label).join('・');

/** A respondent gives at most one of the answers, so that their counts add up; withheld as soon as one of them is. */
function together(shares: Share[], answered: number | null): Share {
  if (shares.some(({ count }) => count === null)) return { count: null, percent: null };
  const count = shares.reduce((sum, share) => sum + share.count!, 0);
  return { count, percent: answered === null ? null : percentOf(count, answered) };
}
