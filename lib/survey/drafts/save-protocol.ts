import * as z from 'zod/mini';
import type { AnswerValue } from '../questionnaire/questionnaire';

// What goes over the line between the form and PUT /api/survey/YEAR/SECTION. A form that was opened before an upgrade
// speaks it too: fields may be added, none may change its meaning.

/** One changed field: the value it was changed from as the server gave it, and the value as typed. null: not answered. */
export type SentChange = { field: string; from: unknown; to: unknown };

export type FieldOutcome =
  | { status: 'saved'; value: AnswerValue | null }
  | { status: 'conflict'; mine: AnswerValue | null; theirs: AnswerValue | null; by: string; at: string | null }
  | { status: 'invalid'; message: string }
  | { status: 'unknown'; message: string };

export type SaveResult = {
  /** One entry for each field sent. */
  fields: Record<string, FieldOutcome>;
  revision: number;
  /** ISO 8601 */
  savedAt: string;
};

/** What GET on the same address answers: fields that others have changed since a moment, as they stand now. */
export type ColleaguesChanges = {
  /** ISO 8601; the next question asks from here. */
  at: string;
  fields: Record<string, { value: AnswerValue | null; by: string; at: string }>;
};

/** Body of a refusal: a Japanese sentence, and the id under which an unexpected error was logged. */
export type SaveRefusal = { message: string; id?: string };

export const MAX_BODY = 512 * 1024; // bytes; a whole form of long remarks is below 300 kB
const MAX_CHANGES = 500;

/** Values stay unread here: each is judged by itself, so that one bad value does not hold up the good ones beside it. */
export const saveRequest = z.object({
  changes: z.array(z.object({ field: z.string().check(z.minLength(1), z.maxLength(200)), from: z.optional(z.unknown()), to: z.optional(z.unknown()) })).check(
    z.minLength(1),
    z.maxLength(MAX_CHANGES),
    z.refine((changes) => new Set(changes.map(({ field }) => field)).size === changes.length),
  ),
});
