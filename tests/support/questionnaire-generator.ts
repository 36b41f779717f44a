import { fieldsOfItem, itemsOf } from '../../lib/survey/questionnaire/fields';
import type { Answers, AnswerValue, Choice, Condition, FollowUp, Item, ItemKind, Part, Questionnaire } from '../../lib/survey/questionnaire/questionnaire';
import { parseQuestionnaire } from '../../lib/survey/questionnaire/questionnaire-schema';
import { seeded } from './answer-generator';

// Random questionnaires that the meta-schema takes, and random answers to them that keep to no condition. Same seed, same result.

type Draw = { chance: (part: number) => boolean; upTo: (n: number) => number; pick: <T>(list: readonly T[]) => T; some: <T>(list: readonly T[], least: number, most: number) => T[] };

function drawing(seed: number): Draw {
  const random = seeded(seed);
  const upTo = (n: number) => Math.floor(random() * (n + 1));
  const some = <T>(list: readonly T[], least: number, most: number): T[] => {
    const left = [...list];
    const wanted = Math.min(left.length, least + upTo(Math.max(0, most - least)));
    return Array.from({ length: wanted }, () => left.splice(upTo(left.length - 1), 1)[0]!);
  };
  return { chance: (part) => random() < part, upTo, pick: (list) => list[upTo(list.length - 1)]!, some };
}

const KINDS: ItemKind[] = ['one', 'yesno', 'many', 'ranked', 'number', 'parts', 'yearMonth', 'text', 'named', 'matrix', 'matrix', 'matrix', 'one', 'many'];
// Some begin like others, so that a name is never taken for another's row.
const KEYS = ['a', 'a-b', 'a-b-c', 'b', 'b-a', 'c', 'c-1', 'd', 'e', 'remark', 'total', 'type', 'all'];
const VALUES = ['c-1', 'c-2', 'c-3', 'c-4', 'yes', 'no', 'none'];
const ROWS = ['juki', 'tax', 'welfare', 'koseki', 'x-1'];

// Items that derived figures hang on (lib/survey/questionnaire/indicators.ts): they count only under these keys and choices.
const DERIVED: Record<string, Partial<Item> & { kind: ItemKind }> = {
  vendor: { kind: 'matrix', cell: 'named', rows: rowsOf(['juki', 'tax', 'welfare', 'koseki']) },
  'backup-place': { kind: 'matrix', cell: 'many', rows: rowsOf(['juki', 'tax', 'files']), choices: choicesOf(['c-1', 'c-2', 'c-3']) },
  'vendor-disaster-arrangement': { kind: 'one', choices: choicesOf(['written', 'unwritten', 'none']) },
  'initial-response-priority-systems': { kind: 'one', choices: choicesOf(['both', 'initial-response-only', 'priority-systems-only', 'none']) },
  'ict-drill': { kind: 'one', choices: choicesOf(['yearly', 'less-often', 'none']) },
  'ict-bcp-status': { kind: 'one', choices: choicesOf(['established', 'planned', 'considering', 'no-plan']) },
  'ict-bcp-in-regional-plan': { kind: 'one', choices: choicesOf(['positioned', 'under-review', 'not-positioned']) },
};

/** How names are written, and under which they are published where the question knows the firm. */
export const WRITTEN: Record<string, string> = {
  見本システムズ: '見本システムズ', '株式会社見本システムズ': '見本システムズ', '見本　システムズ': '見本システムズ', 'ﾐﾎﾝ情報': 'ミホン情報', ミホン情報: 'ミホン情報', 'ＡＢＣ（株）': 'ABC', abc: 'ABC', 'A・B・C': 'ABC',
  旧名電算: '新名電算', '旧名電算(有)': '新名電算', 富士ゼロックス: '富士ゼロックス', どこにもない社: '*unknown',
};

function rowsOf(keys: string[]): Part[] {
  return keys.map((key) => ({ key, label: `行${key}` }));
}
function choicesOf(values: string[]): Choice[] {
  return values.map((value) => ({ value, label: `選択${value}` }));
}

/** @param size how many items */
export function randomQuestionnaire(seed: number, size: number, year = 2026): Questionnaire {
  const draw = drawing(seed);
  const items: object[] = [];
  const parsed: Item[] = [];
  const keys = draw.some([...KEYS, ...Object.keys(DERIVED)], size, size);
  for (const [i, key] of keys.entries()) {
    const item = { key, number: `1-${i + 1}`, label: `質問${i + 1}`, definition: '試験のための説明です。', origin: 'ours' as const, source: { document: 'test', section: '1' }, required: draw.chance(0.7), ...body(key, parsed, draw) };
    const withConditions = { ...item, ...conditionsOf(item as unknown as Item, parsed, draw) };
    items.push(withConditions);
    parsed.push(withConditions as unknown as Item);
  }
  const cut = draw.upTo(items.length - 1);
  const sections = [items.slice(0, cut), items.slice(cut)].filter((list) => list.length > 0).map((list, i) => ({ key: `s-${i + 1}`, number: `${i + 1}`, title: `区分${i + 1}`, items: list }));
  return parseQuestionnaire({ format: 1, year, title: '作り物の調査票', sections });
}

function body(key: string, earlier: Item[], draw: Draw): Partial<Item> {
  const derived = DERIVED[key];
  const kind = derived?.kind ?? draw.pick(KINDS);
  const shape = derived ?? shapeOf(kind, earlier, draw);
  const names = kind === 'named' || shape.cell === 'named' ? namesOf(draw) : {};
  const answers = kind === 'yesno' ? ['yes', 'no'] : (shape.choices ?? []).map(({ value }) => value);
  const followUps = answers.length > 0 && draw.chance(0.5) ? draw.some(['f-1', 'f-2'], 1, 2).map((of) => followUp(of, kind === 'matrix', answers, draw)) : undefined;
  return { kind, ...shape, ...names, ...(followUps ? { followUps } : {}) };
}

function shapeOf(kind: ItemKind, earlier: Item[], draw: Draw): Partial<Item> {
  const choices = choicesOf(draw.some(VALUES, 2, 5));
  switch (kind) {
    case 'one':
      return { choices };
    case 'many':
      return { choices: draw.chance(0.5) ? choices.map((choice, i) => (i === choices.length - 1 ? { ...choice, exclusive: true } : choice)) : choices };
    case 'ranked':
      return { choices, ranks: 1 + draw.upTo(choices.length - 1) };
    case 'number':
      return { min: 0, max: draw.pick([3, 60, 100_000]), unit: '台' };
    case 'parts':
      return { parts: draw.some(['p-1', 'p-2', 'p-3'], 2, 3).map((part) => ({ key: part, label: part })), min: 0, max: 500 };
    case 'yesno':
      return draw.chance(0.5) ? { unconfirmed: true } : {};
    case 'matrix': {
      const cell = draw.pick(['one', 'many', 'many', 'one', 'named'] as const);
      const others = earlier.filter((item) => item.kind === 'matrix' && item.cell !== 'named');
      const rows = others.length > 0 && draw.chance(0.8) ? draw.some(draw.pick(others).rows!, 1, 4) : rowsOf(draw.some(ROWS, 1, 4));
      return { cell, rows, ...(cell === 'named' ? {} : { choices }) };
    }
    default:
      return {};
  }
}

function namesOf(draw: Draw): Partial<Item> {
  const suggestions = draw.some(['見本システムズ', 'ミホン情報', 'ABC', '富士ゼロックス'], 0, 3);
  const aliases = draw.chance(0.5) ? [{ name: '新名電算', also: ['旧名電算'], reason: '社名の変更' }] : undefined;
  return { ...(suggestions.length > 0 ? { suggestions } : {}), ...(aliases ? { aliases } : {}) };
}

function followUp(key: string, ofMatrix: boolean, answers: string[], draw: Draw): FollowUp {
  const kind = draw.pick(['one', 'many', 'number', 'text'] as const);
  const base = { key, label: `追加${key}`, showIf: draw.some(answers, 1, answers.length), required: draw.chance(0.5) };
  if (kind === 'number') return { ...base, kind, min: 0, max: 90, unit: '時間' };
  // Under a matrix its values are not those of the rows: a condition on any row must not look at them (questionnaire-rules.ts).
  return kind === 'text' ? { ...base, kind } : { ...base, kind, choices: choicesOf(draw.some(ofMatrix ? ['g-1', 'g-2', 'g-3'] : VALUES, 2, 3)) };
}

function conditionsOf(item: Item, earlier: Item[], draw: Draw): Partial<Item> {
  const onlyIf = draw.chance(0.5) ? condition(item, earlier, false, 2, draw) : undefined;
  const rowOnlyIf = item.kind === 'matrix' && draw.chance(0.6) ? condition(item, earlier, true, 2, draw) : undefined;
  return onlyIf || rowOnlyIf ? { ...(onlyIf ? { onlyIf } : {}), ...(rowOnlyIf ? { rowOnlyIf } : {}), onlyIfLabel: '条件に当てはまる場合' } : {};
}

/** undefined where nothing earlier can be looked at. */
function condition(item: Item, earlier: Item[], inRow: boolean, depth: number, draw: Draw): Condition | undefined {
  if (depth > 0 && draw.chance(0.4)) {
    const inner = Array.from({ length: 1 + draw.upTo(2) }, () => condition(item, earlier, inRow, depth - 1, draw)).filter((one) => one !== undefined);
    if (inner.length > 0) return draw.chance(0.5) ? { all: inner } : { any: inner };
  }
  const matrices = earlier.filter((other) => other.kind === 'matrix' && other.cell !== 'named');
  const sameRows = inRow ? matrices.filter((other) => item.rows!.every(({ key }) => other.rows!.some((row) => row.key === key))) : [];
  if (sameRows.length > 0 && draw.chance(0.7)) {
    const other = draw.pick(sameRows);
    const wanted = draw.some(other.choices!.map(({ value }) => value), 1, 3);
    return draw.chance(0.5) ? { sameRow: other.key, in: wanted } : { sameRow: other.key, notIn: wanted };
  }
  const anyRows = matrices.filter(({ followUps }) => !followUps?.some(({ kind }) => kind === 'text'));
  if (anyRows.length > 0 && draw.chance(0.4)) {
    const other = draw.pick(anyRows);
    return { anyRowOf: other.key, in: draw.some(other.choices!.map(({ value }) => value), 1, 3) };
  }
  const fields = earlier.flatMap(fieldsOfItem).filter(({ choices }) => choices);
  if (fields.length === 0) return undefined;
  const field = draw.pick(fields);
  const wanted = draw.some(field.choices!.map(({ value }) => value), 1, 3);
  return draw.chance(0.5) ? { field: field.name, in: wanted } : { field: field.name, notIn: wanted };
}

const REMARKS = ['c-1', 'yes', '備考です。'];

/** Answers as they may lie in a database: holes, answers that conditions exclude, empty ones, fields of another questionnaire. */
export function randomAnswers(questionnaire: Questionnaire, seed: number): Answers {
  const draw = drawing(seed);
  const share = draw.pick([0.3, 0.7, 0.95, 1]);
  const answers: Answers = {};
  for (const item of itemsOf(questionnaire))
    for (const field of fieldsOfItem(item)) {
      if (!draw.chance(field.role === 'remark' || field.role === 'total' ? 0.3 : share)) continue;
      answers[field.name] = draw.chance(0.03) ? draw.pick<AnswerValue>(['', []]) : valueOf(item, field, draw);
    }
  if (draw.chance(0.1)) answers['no-such-item'] = 'c-1';
  return answers;
}

function valueOf(item: Item, field: ReturnType<typeof fieldsOfItem>[number], draw: Draw): AnswerValue {
  const values = (field.choices ?? []).map(({ value }) => value);
  switch (field.kind) {
    case 'one':
      return draw.chance(0.02) ? 'no-longer-a-choice' : draw.pick(values);
    case 'many': {
      const chosen = new Set(draw.some(values, 1, values.length));
      return values.filter((value) => chosen.has(value));
    }
    case 'ranked':
      return draw.some(values, 1, field.ranks ?? values.length);
    case 'number':
      return draw.chance(0.5) ? Math.min(field.max ?? 9, draw.upTo(6)) : draw.upTo(field.max ?? 60);
    case 'yearMonth':
      return `20${10 + draw.upTo(9)}-${String(1 + draw.upTo(11)).padStart(2, '0')}`;
    case 'named':
      return draw.pick(Object.keys(WRITTEN));
    case 'flag':
      return true;
    case 'text':
      return draw.pick(REMARKS);
  }
}
