import { answerText } from '@/lib/survey/questionnaire/answer-text';
import { cellsOf } from '@/lib/survey/questionnaire/cells';
import { prune } from '@/lib/survey/questionnaire/completeness';
import { fieldsOfItem, itemsOf } from '@/lib/survey/questionnaire/fields';
import { sameAnswer } from '@/lib/survey/drafts/merge';
import type { Answers, AnswerValue, Item, Questionnaire } from '@/lib/survey/questionnaire/questionnaire';
import { bracketOf } from '../counting/brackets';
import { favourableValues } from '../report/favourable';
import { LEAST_BASE_OF_PERCENT, percentOf } from '../counting/numbers';
import type { Counted } from '../counting/standing';
import type { Column } from '../counting/tabulate';

/** Whether a municipality's own answer is this row of a published table: a choice, a bracket of numbers, a year. */
export type Own = (item: string, part: string, value: string) => boolean;

export function ownMarks(questionnaire: Questionnaire, answers: Answers): Own {
  const marks = new Set<string>();
  for (const { item, part, value } of cellsOf(questionnaire, answers)) {
    marks.add(`${item}\n${part}\n${asPublished(value)}`);
  }
  return (item, part, value) => marks.has(`${item}\n${part}\n${value}`);
}

/** Numbers stand in brackets, months in their year; no value of a choice looks like either. */
function asPublished(value: string): string {
  if (/^\d+(\.\d+)?$/.test(value)) return bracketOf(Number(value)).value;
  return /^\d{4}-\d{2}$/.test(value) ? value.slice(0, 4) : value;
}

export type Step = {
  item: string;
  number: string;
  label: string;
  definition: string;
  /** The own answer, and those that most peers gave, in words. */
  own: string;
  ready: string[];
  /** Who the peers are, how many of them have taken the step, and of how many. */
  peers: Column;
  /** They are not the first peers, whose count is withheld or stands on too few. */
  wider: boolean;
  count: number;
  base: number;
  percent: number;
};

export const MOST_STEPS = 10;

/**
 * What most of the peers have already done and this municipality has not, the commonest first. `peers` are columns from
 * the nearest to the widest: where a count is withheld or stands on too few, the next wider one speaks, and the step says so.
 */
export function nextSteps(questionnaire: Questionnaire, answers: Answers, counted: Counted, peers: Column[]): Step[] {
  const kept = prune(questionnaire, answers);
  const steps = itemsOf(questionnaire).flatMap((item) => {
    const ready = favourableValues(item);
    if (!ready) return [];
    return partsOfItem(item).flatMap(({ part, label }): Step[] => {
      const field = part ? `${item.key}.${part}` : item.key;
      const own = kept[field];
      if (typeof own !== 'string' || ready.includes(own)) return [];
      const found = shareAmong(counted, peers, item.key, part, ready);
      if (!found || found.count * 2 <= found.base) return [];
      const choices = fieldsOfItem(item).find(({ name }) => name === field)?.choices ?? [];
      const word = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value;
      return [{ item: item.key, number: item.number, label: label ? `${item.label}（${label}）` : item.label, definition: item.definition, own: word(own), ready: ready.map(word), ...found }];
    });
  });
  return steps.sort((a, b) => b.count / b.base - a.count / a.base).slice(0, MOST_STEPS);
}

const partsOfItem = (item: Item) => (item.kind === 'matrix' ? (item.rows ?? []).map(({ key, label }) => ({ part: key, label })) : [{ part: '', label: '' }]);

function shareAmong(counted: Counted, peers: Column[], item: string, part: string, ready: string[]): Pick<Step, 'peers' | 'wider' | 'count' | 'base' | 'percent'> | null {
  for (const [i, column] of peers.entries()) {
    const base = counted.answered(column.key, item, part);
    const counts = ready.map((value) => counted.count(column.key, item, part, value));
    if (base === null || base < LEAST_BASE_OF_PERCENT || counts.includes(null)) continue;
    const count = counts.reduce<number>((sum, one) => sum + one!, 0);
    return { peers: column, wider: i > 0, count, base, percent: percentOf(count, base)! };
  }
  return null;
}

export type OwnChange = { item: string; label: string; before: string; after: string; /** Readier, less ready, or neither. */ towards: 'ready' | 'back' | null };

/** What a municipality answered otherwise than in its own earlier year, in the order of the form; questions that both years asked. */
export function ownChanges(now: { questionnaire: Questionnaire; answers: Answers }, before: { questionnaire: Questionnaire; answers: Answers }): OwnChange[] {
  const [after, earlier] = [prune(now.questionnaire, now.answers), prune(before.questionnaire, before.answers)];
  const asked = new Map(itemsOf(before.questionnaire).flatMap(fieldsOfItem).map((field) => [field.name, field]));
  return itemsOf(now.questionnaire).flatMap((item) => {
    const ready = favourableValues(item);
    return fieldsOfItem(item).flatMap((field): OwnChange[] => {
      const old = asked.get(field.name);
      if (!old || old.kind !== field.kind || (old.unit ?? '') !== (field.unit ?? '') || field.role === 'remark' || field.role === 'unconfirmed') return [];
      const [a, b] = [earlier[field.name], after[field.name]];
      if (sameAnswer(a, b)) return [];
      const of = (value: AnswerValue | undefined, known: typeof field) => (value === undefined ? '回答なし・対象外' : answerText(known, value));
      const isReady = (value: AnswerValue | undefined) => typeof value === 'string' && ready !== undefined && ready.includes(value);
      const towards = ready && field.role === 'value' && isReady(a) !== isReady(b) && a !== undefined && b !== undefined ? (isReady(b) ? 'ready' : 'back') : null;
      return [{ item: item.key, label: field.label, before: of(a, old), after: of(b, field), towards }];
    });
  });
}
