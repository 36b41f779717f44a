import * as z from 'zod/mini';
import { readDay } from '../survey/read-day';

// Fields of the agreement's forms, read on both sides. Each sentence names the field and the remedy.

const HIDDEN = /[\p{Cc}\p{Cs}]/u;

export const posted = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.normalize('NFC').trim() : '')));

/** One line of text. */
export const lineField = (label: string, max: number, needed = true) =>
  posted.check(
    z.refine((text: string) => !needed || text !== '', `「${label}」を入力してください。`),
    z.refine((text: string) => [...text].length <= max && !HIDDEN.test(text), `「${label}」は改行などを含まない${max}文字以内で入力してください。`),
  );

/** Text of several lines. */
export const textField = (label: string, max: number, needed = true) =>
  posted.check(
    z.refine((text: string) => !needed || text !== '', `「${label}」を入力してください。`),
    z.refine((text: string) => [...text].length <= max, `「${label}」は${max.toLocaleString('ja-JP')}文字以内で入力してください。`),
    z.refine((text: string) => !HIDDEN.test(text.replace(/[\r\n\t]/g, '')), `「${label}」に使えない文字が入っています。取り除いてください。`),
  );

/** A day as people write it; 'YYYY-MM-DD'. */
export const dayField = (label: string) =>
  z.pipe(
    posted.check(
      z.refine((text: string) => text !== '', `「${label}」を入力してください。`),
      z.refine((text: string) => text === '' || readDay(text) !== undefined, `「${label}」は2026-12-01や令和8年12月1日のように、ある日付を入力してください。`),
    ),
    z.transform((text: string) => readDay(text) ?? ''),
  );

export const choiceField = <T extends string>(label: string, values: readonly T[]) =>
  z.pipe(posted.check(z.refine((text: string) => (values as readonly string[]).includes(text), `「${label}」を選んでください。`)), z.transform((text: string) => text as T));

/** From the form's own hidden fields. */
export const codeField = posted.check(z.refine((text: string) => /^[0-9]{6}$/.test(text), '市区町村が読み取れませんでした。ページを開き直してください。'));
export const idField = posted.check(z.refine((text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text), '対象が読み取れませんでした。ページを開き直してください。'));

export const tickField = (sentence: string) => posted.check(z.refine((text: string) => text === 'yes', sentence));
