import { prune } from './completeness';
import { fieldApplies } from './conditions';
import { type Field, fieldsOfItem, itemsOf } from './fields';
import { type Indicator, indicatorPart, indicators } from './indicators';
import { canonicalName } from './names';
import type { Answers, AnswerValue, Item, Questionnaire } from './questionnaire';

/**
 * One thing that a response counts as. `part` is '' for the item itself, else the matrix row, the part of a sum
 * (`total` included), the follow-up, the place in a ranking (`1`, `2`, …), `unconfirmed`, or `*KEY` of a derived
 * indicator. `value` is a choice, a number or a month as text, or one of the marks below.
 */
export type Cell = { item: string; part: string; value: string };

/** The item, row or follow-up is asked of this respondent. */
export const ASKED = '*asked';
/** … and it has an answer: the base of its percentages. */
export const ANSWERED = '*answered';
/** A vendor's name that is not among the published ones. */
export const OTHER_NAME = '*other';

/** Counted before any band scheme: everyone. */
export const ALL = { scheme: 'all', band: 'all' } as const;

/**
 * Everything that one response counts as, each cell once. Answers that their conditions exclude count as nothing, and
 * of what is typed freely nothing but that it was answered.
 */
export function cellsOf(questionnaire: Questionnaire, answers: Answers): Cell[] {
  const counted = prune(questionnaire, answers);
  return itemsOf(questionnaire).flatMap((item) => {
    const fields = fieldsOfItem(item).filter((field) => field.role !== 'remark' && fieldApplies(item, field, counted));
    if (!fields.some(isBody)) return [];
    const cells: Cell[] = [];
    const add = (part: string, value: string) => cells.push({ item: item.key, part, value });
    if (item.kind === 'matrix' || item.kind === 'parts') addItemLevel(fields, counted, add);
    for (const field of fields) addField(item, field, counted[field.name], add);
    for (const indicator of indicators) if (indicator.item === item.key) addIndicator(indicator, item, counted, add);
    return cells;
  });
}

type Add = (part: string, value: string) => void;

const isBody = (field: Field) => field.role === 'value' || field.role === 'part' || field.role === 'total';

function addItemLevel(fields: Field[], answers: Answers, add: Add) {
  add('', ASKED);
  if (fields.some((field) => isBody(field) && answers[field.name] !== undefined)) add('', ANSWERED);
}

function addField(item: Item, field: Field, value: AnswerValue | undefined, add: Add) {
  const part = field.name === item.key ? '' : field.name.slice(item.key.length + 1);
  if (field.role === 'unconfirmed') {
    if (value !== undefined) add(part, 'yes');
    return;
  }
  add(part, ASKED);
  if (value === undefined) return;
  add(part, ANSWERED);
  for (const counted of countedValues(item, field, value)) add(part, counted);
  if (field.kind === 'ranked' && Array.isArray(value)) value.forEach((choice, place) => add(String(place + 1), choice));
}

function addIndicator(indicator: Indicator, item: Item, answers: Answers, add: Add) {
  const holds = indicator.of(answers, item);
  if (holds === 'not asked') return;
  const part = indicatorPart(indicator.key);
  add(part, ASKED);
  if (holds === 'not answered') return;
  add(part, ANSWERED);
  add(part, holds ? 'yes' : 'no');
}

function countedValues(item: Item, field: Field, value: AnswerValue): string[] {
  switch (field.kind) {
    case 'many':
    case 'ranked':
      return [...new Set(value as string[])];
    case 'named':
      return [publishedName(item, String(value)) ?? OTHER_NAME];
    case 'text':
    case 'flag':
      return [];
    case 'one':
    case 'number':
    case 'yearMonth':
      return [String(value)];
  }
}

/**
 * The name under which a vendor stands in published counts: its alias's, or the suggestion that is the same firm.
 * undefined for any other: what people type freely may hold anything.
 */
function publishedName(item: Item, text: string): string | undefined {
  const name = canonicalName(text, item.aliases);
  const known = [...(item.aliases ?? []).map((alias) => alias.name), ...(item.suggestions ?? [])];
  return known.find((candidate) => canonicalName(candidate, item.aliases) === name);
}

/** [scheme, band, item, part, value, delta]: one row that `apply_tally` adds to the standing counts. */
export type TallyChange = [scheme: string, band: string, item: string, part: string, value: string, delta: number];

/**
 * What changes in the standing counts when a respondent's counted cells go from `before` to `after` (null: does not
 * count). Cells that stay as they are leave no row.
 */
export function tallyDelta(bands: Record<string, string>, before: Cell[] | null, after: Cell[] | null): TallyChange[] {
  const deltas = new Map<string, { cell: Cell; delta: number }>();
  const note = (cell: Cell, delta: number) => {
    const key = JSON.stringify([cell.item, cell.part, cell.value]);
    deltas.set(key, { cell, delta: (deltas.get(key)?.delta ?? 0) + delta });
  };
  for (const cell of before ?? []) note(cell, -1);
  for (const cell of after ?? []) note(cell, 1);
  const changed = [...deltas.values()].filter(({ delta }) => delta !== 0);
  return [[ALL.scheme, ALL.band] as const, ...Object.entries(bands)].flatMap(([scheme, band]) =>
    changed.map(({ cell, delta }): TallyChange => [scheme, band, cell.item, cell.part, cell.value, delta]),
  );
}
