import * as z from 'zod';
import { fieldsOfItem, itemsOf, YES_NO } from './fields';
import type { Choice, Condition, Item, Questionnaire } from './questionnaire';

// The meta-schema: what a questionnaire may look like. Shapes first, then what hangs together across items.

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const words = z.string().trim().min(1, 'must not be empty');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be YYYY-MM');
const values = z.array(key).min(1, 'must name at least one choice');

const choice = z.strictObject({ value: key, label: words, definition: words.optional(), exclusive: z.boolean().optional(), ours: z.boolean().optional() });
const part = z.strictObject({ key, label: words, definition: words.optional() });
const alias = z.strictObject({ name: words, also: z.array(words).min(1), reason: words });

const followUp = z.strictObject({
  key,
  label: words,
  definition: words.optional(),
  kind: z.enum(['one', 'many', 'number', 'text']),
  choices: z.array(choice).min(2).optional(),
  unit: words.optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  maxLength: z.int().positive().optional(),
  showIf: values,
  required: z.boolean().default(false),
});

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ field: words, in: values }),
      z.strictObject({ field: words, notIn: values }),
      z.strictObject({ anyRowOf: key, in: values }),
      z.strictObject({ sameRow: key, in: values }),
      z.strictObject({ sameRow: key, notIn: values }),
      z.strictObject({ all: z.array(condition).min(1) }),
      z.strictObject({ any: z.array(condition).min(1) }),
    ],
    'must be one of {field, in}, {field, notIn}, {anyRowOf, in}, {sameRow, in}, {sameRow, notIn}, {all}, {any}',
  ),
);

const item = z.strictObject({
  key,
  number: words,
  label: words,
  definition: words,
  kind: z.enum(['one', 'yesno', 'many', 'ranked', 'number', 'parts', 'yearMonth', 'text', 'named', 'matrix']),
  cell: z.enum(['one', 'many', 'named']).optional(),
  rows: z.array(part).min(1).optional(),
  choices: z.array(choice).min(2).optional(),
  parts: z.array(part).min(2).optional(),
  unit: words.optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  maxLength: z.int().positive().optional(),
  ranks: z.int().positive().optional(),
  earliest: month.optional(),
  latest: month.optional(),
  suggestions: z.array(words).optional(),
  aliases: z.array(alias).optional(),
  onlyIf: condition.optional(),
  rowOnlyIf: condition.optional(),
  onlyIfLabel: words.optional(),
  followUps: z.array(followUp).optional(),
  required: z.boolean().default(true),
  unconfirmed: z.boolean().optional(),
  origin: z.enum(['2012', 'ours']),
  source: z.strictObject({ document: words, section: words }),
  figures: z.array(words).min(1).optional(),
  comparisonNote: words.optional(),
});

const section = z.strictObject({ key, number: words, title: words, intro: words.optional(), items: z.array(item).min(1) });

const shape = z.strictObject({ format: z.literal(1), year: z.int().min(2000).max(2100), title: words, sections: z.array(section).min(1) });

// Attributes that belong to some kinds only: [needed, allowed besides].
const attributes = ['cell', 'rows', 'choices', 'parts', 'unit', 'min', 'max', 'maxLength', 'ranks', 'earliest', 'latest', 'suggestions', 'aliases', 'rowOnlyIf', 'unconfirmed'] as const;
type Attribute = (typeof attributes)[number];
const ofKind: Record<Item['kind'], [Attribute[], Attribute[]]> = {
  one: [['choices'], []],
  yesno: [[], ['unconfirmed']],
  many: [['choices'], []],
  ranked: [['choices', 'ranks'], []],
  number: [['min', 'max'], ['unit']],
  parts: [['parts', 'min', 'max'], ['unit']],
  yearMonth: [[], ['earliest', 'latest']],
  text: [[], ['maxLength']],
  named: [[], ['maxLength', 'suggestions', 'aliases']],
  matrix: [['cell', 'rows'], ['choices', 'maxLength', 'suggestions', 'aliases', 'rowOnlyIf']],
};

const repeated = (list: string[]): string | undefined => list.find((value, i) => list.indexOf(value) !== i);

/** Which choices an item's answer can be, yes and no included. */
const choicesOf = (one: Item): Choice[] => (one.kind === 'yesno' ? YES_NO : (one.choices ?? []));

function itemProblems(one: Item): string[] {
  const problems: string[] = [];
  const [needed, allowed] = ofKind[one.kind];
  for (const name of needed) if (one[name] === undefined) problems.push(`kind ${one.kind} needs "${name}"`);
  for (const name of attributes)
    if (one[name] !== undefined && !needed.includes(name) && !allowed.includes(name)) problems.push(`kind ${one.kind} has no "${name}"`);
  if (one.kind === 'matrix' && (one.cell === 'named') === (one.choices !== undefined)) problems.push(`a matrix of ${one.cell} ${one.choices ? 'has no' : 'needs'} "choices"`);
  if (one.min !== undefined && one.max !== undefined && one.min > one.max) problems.push('"min" is above "max"');
  if (one.ranks !== undefined && one.ranks > choicesOf(one).length) problems.push('more "ranks" than choices');
  if (one.onlyIf && !one.onlyIfLabel) problems.push('"onlyIf" needs "onlyIfLabel", the condition in words');
  if (one.rowOnlyIf && !one.onlyIfLabel) problems.push('"rowOnlyIf" needs "onlyIfLabel", the condition in words');
  const twice = repeated(choicesOf(one).map((c) => c.value)) ?? repeated(choicesOf(one).map((c) => c.label));
  if (twice) problems.push(`choice "${twice}" stands twice`);
  const field = repeated(fieldsOfItem(one).map((f) => f.name));
  if (field) problems.push(`field "${field}" stands twice (rows, parts, follow-ups, "remark", "total" and "unconfirmed" share their names)`);
  return [...problems, ...followUpProblems(one)];
}

function followUpProblems(one: Item): string[] {
  return (one.followUps ?? []).flatMap((follow) => {
    const here = `follow-up "${follow.key}"`;
    const problems: string[] = [];
    const choosing = follow.kind === 'one' || follow.kind === 'many';
    if (choosing !== (follow.choices !== undefined)) problems.push(`${here}: kind ${follow.kind} ${choosing ? 'needs' : 'has no'} "choices"`);
    if (follow.kind === 'number' && (follow.min === undefined || follow.max === undefined)) problems.push(`${here}: kind number needs "min" and "max"`);
    const twice = repeated((follow.choices ?? []).map((c) => c.value));
    if (twice) problems.push(`${here}: choice "${twice}" stands twice`);
    const known = choicesOf(one).map((c) => c.value);
    for (const value of follow.showIf) if (!known.includes(value)) problems.push(`${here}: "showIf" names "${value}", which is no choice of the item`);
    return problems;
  });
}

/** What is wrong with a condition of `one`, the items before it being `earlier`. */
function conditionProblems(rule: Condition, one: Item, earlier: Item[], inRow: boolean): string[] {
  if ('all' in rule) return rule.all.flatMap((r) => conditionProblems(r, one, earlier, inRow));
  if ('any' in rule) return rule.any.flatMap((r) => conditionProblems(r, one, earlier, inRow));
  const wanted = 'in' in rule ? rule.in : rule.notIn;
  if ('field' in rule) {
    const field = earlier.flatMap(fieldsOfItem).find((f) => f.name === rule.field);
    if (!field) return [`condition names "${rule.field}", which is no field of an earlier item`];
    return unknownChoices(wanted, field.choices ?? [], rule.field);
  }
  const name = 'anyRowOf' in rule ? rule.anyRowOf : rule.sameRow;
  const matrix = earlier.find((other) => other.key === name && other.kind === 'matrix');
  if (!matrix) return [`condition names "${name}", which is no earlier matrix`];
  if ('sameRow' in rule) {
    if (!inRow) return ['"sameRow" stands only in "rowOnlyIf"'];
    const rows = (matrix.rows ?? []).map((row) => row.key);
    const missing = (one.rows ?? []).find((row) => !rows.includes(row.key));
    if (missing) return [`condition looks at row "${missing.key}" of "${name}", which has no such row`];
  }
  return unknownChoices(wanted, matrix.choices ?? [], name);
}

const unknownChoices = (wanted: string[], choices: Choice[], name: string): string[] =>
  wanted.filter((value) => !choices.some((c) => c.value === value)).map((value) => `condition names "${value}", which is no choice of "${name}"`);

function problemsAcross(questionnaire: Questionnaire): string[] {
  const items = itemsOf(questionnaire);
  const problems = items.flatMap((one, i) => {
    const earlier = items.slice(0, i);
    const rules = [
      ...(one.onlyIf ? conditionProblems(one.onlyIf, one, earlier, false) : []),
      ...(one.rowOnlyIf ? conditionProblems(one.rowOnlyIf, one, earlier, true) : []),
    ];
    return [...itemProblems(one), ...rules].map((problem) => `item "${one.key}": ${problem}`);
  });
  const sectionKey = repeated(questionnaire.sections.map((s) => s.key));
  if (sectionKey) problems.push(`section "${sectionKey}" stands twice`);
  const itemKey = repeated(items.map((one) => one.key));
  if (itemKey) problems.push(`item "${itemKey}" stands twice`);
  const number = repeated(items.map((one) => one.number));
  if (number) problems.push(`number "${number}" stands twice`);
  return problems;
}

/** Thrown for a definition that cannot be used; the message lists every problem with its place, one a line. */
export class QuestionnaireError extends Error {
  constructor(readonly problems: string[]) {
    super(`The questionnaire cannot be used:\n${problems.map((p) => `- ${p}`).join('\n')}`);
    this.name = 'QuestionnaireError';
  }
}

/**
 * Checks a questionnaire and fills in its defaults (items are required, follow-ups are not).
 * @throws QuestionnaireError with a readable line for each problem.
 */
export function parseQuestionnaire(data: unknown): Questionnaire {
  const parsed = shape.safeParse(data);
  if (!parsed.success) throw new QuestionnaireError(parsed.error.issues.map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.message}`));
  const questionnaire: Questionnaire = parsed.data;
  const problems = problemsAcross(questionnaire);
  if (problems.length > 0) throw new QuestionnaireError(problems);
  return questionnaire;
}
