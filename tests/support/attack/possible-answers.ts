import { BRACKETS, bracketOf } from '../../../lib/results/counting/brackets';
import { cellsOf } from '../../../lib/survey/questionnaire/cells';
import { fieldApplies } from '../../../lib/survey/questionnaire/conditions';
import { type Field, fieldsOfItem, itemsOf } from '../../../lib/survey/questionnaire/fields';
import type { Answers, AnswerValue, Item, Questionnaire } from '../../../lib/survey/questionnaire/questionnaire';

/** A whole number known to lie between two; the smallest stands for it in `answers`. */
type Interval = { from: number; to: number };

/** One way in which a municipality can have answered the questions of a family. */
export type Possible = {
  answers: Answers;
  /** Counts of a published table that it adds one to: item, part and value, each in a line of its own. */
  cells: string[];
  /** Field → where its number lies. */
  numbers: Map<string, Interval>;
};

/** Questions that say something about one another (conditions, follow-ups, rows, derived figures), and all ways to answer them. */
export type Family = { questionnaire: Questionnaire; fields: Field[]; possible: Possible[] };

/** Names and years that stand anywhere in the tables, and the numbers at which statistics cut. */
export type Universe = { values: (item: string, part: string) => string[]; cuts: (item: string, part: string) => number[]; largest: (item: string, part: string) => number };

export const cellKey = (item: string, part: string, value: string) => `${item}\n${part}\n${value}`;

const named = (condition: unknown): string[] => [...JSON.stringify(condition ?? {}).matchAll(/"(?:field|anyRowOf|sameRow)":"([^".]+)/g)].map((match) => match[1]!);

/** Items joined by their conditions. */
function families(questionnaire: Questionnaire): Item[][] {
  const groups: Item[][] = [];
  for (const item of itemsOf(questionnaire)) {
    const with_ = groups.filter((group) => group.some(({ key }) => [...named(item.onlyIf), ...named(item.rowOnlyIf)].includes(key)));
    for (const group of with_) groups.splice(groups.indexOf(group), 1);
    groups.push([...with_.flat(), item]);
  }
  return groups;
}

/** How a stored value stands in a published table: numbers by bracket, months by year. */
const published = (field: Field | undefined, value: string) =>
  value.startsWith('*') ? value : field?.kind === 'number' ? bracketOf(Number(value)).value : field?.kind === 'yearMonth' ? value.slice(0, 4) : value;

const partOf = (field: Field) => (field.name === field.item ? '' : field.name.slice(field.item.length + 1));

/** What one field can hold, without "no answer". */
function valuesOf(field: Field, item: Item, universe: Universe): { value: AnswerValue; number?: Interval }[] {
  const choices = (field.choices ?? []).map(({ value }) => value);
  const all = (values: AnswerValue[]) => values.map((value) => ({ value }));
  switch (field.kind) {
    case 'one':
      return all(choices);
    case 'many': {
      const alone = (field.choices ?? []).filter(({ exclusive }) => exclusive).map(({ value }) => value);
      const open = choices.filter((value) => !alone.includes(value));
      return all([...alone.map((value) => [value]), ...Array.from({ length: 2 ** open.length - 1 }, (_, bits) => open.filter((_, i) => (bits + 1) & (1 << i)))]);
    }
    case 'ranked': {
      let lists: string[][] = [[]];
      const orders: string[][] = [];
      for (let place = 0; place < (field.ranks ?? choices.length); place += 1) orders.push(...(lists = lists.flatMap((list) => choices.filter((value) => !list.includes(value)).map((value) => [...list, value]))));
      return all(orders);
    }
    case 'number': {
      const least = field.min ?? 0;
      const most = Math.max(least, Math.min(field.max ?? Infinity, universe.largest(field.item, partOf(field))));
      const starts = [...new Set([least, ...BRACKETS.map(({ from }) => from), ...universe.cuts(field.item, partOf(field))])].filter((from) => from >= least && from <= most).sort((a, b) => a - b);
      return starts.map((from, i) => ({ value: from, number: { from, to: (starts[i + 1] ?? most + 1) - 1 } }));
    }
    case 'yearMonth':
      return all(universe.values(field.item, partOf(field)).map((year) => `${year.slice(0, 4)}-01`));
    case 'named':
      return all([...(item.suggestions ?? []), 'ほかの名前']);
    case 'flag':
      return all([true]);
    case 'text':
      return all(['x']);
  }
}

const MOST_POSSIBLE = 3000;

/**
 * Every way to answer each family of questions, by the rules that everybody can read: conditions, what must be answered,
 * what excludes what. What a way counts as is what the publication says it counts as (lib/survey/questionnaire/cells.ts).
 */
export function familiesOf(questionnaire: Questionnaire, universe: Universe): Family[] {
  return families(questionnaire).map((items): Family => {
    const own: Questionnaire = { ...questionnaire, sections: [{ key: 'family', number: '1', title: '', items }] };
    const pairs = items.flatMap((item) => fieldsOfItem(item).filter(({ role }) => role !== 'remark').map((field) => ({ item, field, values: valuesOf(field, item, universe) })));
    let ways: { answers: Answers; numbers: Map<string, Interval> }[] = [{ answers: {}, numbers: new Map() }];
    for (const { item, field, values } of pairs) {
      ways = ways.flatMap((way) => {
        if (!fieldApplies(item, field, way.answers)) return [way];
        const given = values.map(({ value, number }) => ({ answers: { ...way.answers, [field.name]: value }, numbers: number ? new Map([...way.numbers, [field.name, number]]) : way.numbers }));
        return field.required ? given : [way, ...given];
      });
      if (ways.length > MOST_POSSIBLE) throw new Error(`more than ${MOST_POSSIBLE} ways to answer ${items.map(({ key }) => key).join(', ')}`);
    }
    const byPart = new Map(pairs.map(({ field }) => [`${field.item}\n${partOf(field)}`, field]));
    const possible = ways.map(({ answers, numbers }) => ({
      answers, numbers, cells: cellsOf(own, answers).map(({ item, part, value }) => cellKey(item, part, published(byPart.get(`${item}\n${part}`), value))),
    }));
    return { questionnaire: own, fields: pairs.map(({ field }) => field), possible };
  });
}

/** Which of the possible answers of a family somebody in fact gave. */
export function wayOf(family: Family, answers: Answers): number {
  const text = (value: AnswerValue | undefined, field: Field): string => {
    if (value === undefined) return '';
    if (field.kind === 'named') return family.questionnaire.sections[0]!.items.find(({ key }) => key === field.item)!.suggestions?.includes(String(value)) ? String(value) : 'ほかの名前';
    if (field.kind === 'yearMonth') return String(value).slice(0, 4);
    if (field.kind === 'text') return 'x';
    return JSON.stringify(value);
  };
  const found = family.possible.findIndex((way) =>
    family.fields.every((field) => {
      const value = answers[field.name];
      const number = way.numbers.get(field.name);
      if (number) return typeof value === 'number' && number.from <= value && value <= number.to;
      return text(value, field) === text(way.answers[field.name], field);
    }),
  );
  if (found < 0) throw new Error(`an answer that the rules do not allow: ${JSON.stringify(Object.fromEntries(family.fields.map(({ name }) => [name, answers[name]])))}`);
  return found;
}
