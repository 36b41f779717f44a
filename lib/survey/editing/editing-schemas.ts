import * as z from 'zod/mini';
import { TOO_LARGE } from './upload-limit';
import { UNREADABLE } from './uploaded-text';

// What the forms of the questionnaire's editor post.

const text = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value : '')));
const list = z.pipe(z.optional(z.unknown()), z.transform((value) => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '')));
const unreadable = '画面の情報を読み取れませんでした。ページを開き直してください。';
const whole = z.pipe(text.check(z.refine((value: string) => /^\d{1,9}$/.test(value), unreadable)), z.transform(Number));
const ticked = z.pipe(text, z.transform((value) => value !== ''));

/** Which state of which year the form was made from; `force` is ticked to go on over a colleague's edit. */
const base = { year: whole, revision: whole, force: ticked };
export type Base = { year: number; revision: number; force: boolean };

const strings = (values: Record<string, unknown>): Record<string, string> => Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** Words under their names (item-texts.ts), beside the entries named here. */
const words = <T extends { [key: string]: unknown }>(values: T) => ({ ...values, words: strings(values) });

export const rewordSchema = z.pipe(z.looseObject({ ...base, key: text, section: text, sameMeaning: ticked }), z.transform(words));
export type Reword = Base & { key: string; section: string; sameMeaning: boolean; words: Record<string, string> };

export const addItemSchema = z.pipe(z.looseObject({ ...base, section: text }), z.transform(words));
export type AddItem = Base & { section: string; words: Record<string, string> };

/** One button of the list: `up:KEY`, `down:KEY`, `retire:KEY`, `restore:KEY`; or `section:KEY` with the section chosen. */
export const arrangeSchema = z.object({
  ...base,
  act: text.check(z.refine((value: string) => /^(up|down|retire|restore|section):[a-z0-9-]+$/.test(value), unreadable)),
  section: text,
});
export type Arrange = Base & { act: string; section: string };

export const conditionSchema = z.pipe(
  z.looseObject({ ...base, key: text, join: text, words: text, grounds: list, always: ticked }),
  z.transform((values) => ({
    ...values,
    clauses: values.grounds.map((ground, i) => {
      const chosen = values[`values:${i}`];
      return { ground, how: values[`how:${i}`] === 'notIn' ? ('notIn' as const) : ('in' as const), values: (Array.isArray(chosen) ? chosen : [chosen]).filter((one): one is string => typeof one === 'string' && one !== '') };
    }),
  })),
);
export type SetCondition = Base & { key: string; join: string; words: string; always: boolean; clauses: { ground: string; how: 'in' | 'notIn'; values: string[] }[] };

/** `edit` is the revision of the edit that the page showed as the last one. */
export const undoSchema = z.object({ year: whole, edit: whole });
export type Undo = { year: number; edit: number };

export const importSchema = z
  .object({ ...base, text })
  .check(
    z.refine(({ text: sent }) => sent !== UNREADABLE.none, { path: ['file'], error: '「調査票のファイル」を選んでください。' }),
    z.refine(({ text: sent }) => sent !== UNREADABLE.large, { path: ['file'], error: TOO_LARGE }),
    z.refine(({ text: sent }) => sent !== UNREADABLE.encoding, { path: ['file'], error: '「調査票のファイル」の文字を読み取れません。文字コードをUTF-8にして保存したJSONファイルを選んでください。' }),
  );
export type ImportQuestionnaire = Base & { text: string };

export const correctSchema = z.pipe(z.looseObject({ year: whole, hash: text, key: text, section: text, reason: text, sameMeaning: ticked }), z.transform(words));
export type Correct = { year: number; hash: string; key: string; section: string; reason: string; sameMeaning: boolean; words: Record<string, string> };
