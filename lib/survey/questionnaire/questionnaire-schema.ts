import * as z from 'zod';
import type { Condition, Questionnaire } from './questionnaire';
import { problemsAcross } from './questionnaire-rules';

// The meta-schema: what a questionnaire may look like. What hangs together across items stands in questionnaire-rules.ts,
// the sentences for people in questionnaire-problems.ts.

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

const retired = z.strictObject({ section: key, since: z.int(), item });

export const shape = z.strictObject({ format: z.literal(1), year: z.int().min(2000).max(2100), title: words, sections: z.array(section).min(1), retired: z.array(retired).optional() });

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
  if (problems.length > 0) throw new QuestionnaireError(problems.map(({ en }) => en));
  return questionnaire;
}
