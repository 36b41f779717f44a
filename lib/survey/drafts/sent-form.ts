import * as z from 'zod/mini';
import type { AnswerValue } from '../questionnaire/questionnaire';

// The section's form as it is sent without script: the controls, and what the page knew when it was made.

export const BASE = '*base';
export const ASKED = '*asked';
/** Which button was pressed: stay, next, or confirm (next, and what the section holds of last year has been looked at). */
export const THEN = '*then';
/** Fields of last year that the page showed as not looked at yet. */
export const CARRIED = '*carried';
/** Button at one field, whose value is its name: it has been looked at. */
export const CONFIRM = '*confirm';
/** Button at one field, whose value is `takeValue`: it is to hold what is offered beside it. */
export const TAKE = '*take';
export const takeValue = (field: string, value: AnswerValue): string => JSON.stringify([field, value]);

/** Control that decides a conflict: mine or theirs. */
export const resolveControl = (field: string): string => `*resolve:${field}`;

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const json = <T>(schema: z.ZodMiniType<T>) =>
  z.pipe(
    z.transform((raw: unknown) => {
      try {
        return typeof raw === 'string' ? (JSON.parse(raw) as unknown) : raw;
      } catch {
        return undefined;
      }
    }),
    schema,
  );

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';

/** Hidden entries of the form; the answers themselves are judged one by one. */
export const sentForm = z.looseObject({
  year: z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable)),
  code: z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable)),
  section: z.string(unreadable),
  /** Stored values of the section's fields when the page was made. */
  [BASE]: json(z.record(z.string(), value, unreadable)),
  /** Fields whose conflict the page asked about. */
  [ASKED]: json(z.array(z.string(), unreadable)),
  [CARRIED]: z.optional(json(z.array(z.string(), unreadable))),
  [THEN]: z.optional(z.string()),
  [CONFIRM]: z.optional(z.string()),
  [TAKE]: z.optional(json(z.tuple([z.string(), value], unreadable))),
});

export type SentForm = z.infer<typeof sentForm>;
