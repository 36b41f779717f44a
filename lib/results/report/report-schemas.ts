import * as z from 'zod/mini';

// What the forms of the report post, read on both sides.

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';
const year = z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable));
const CONTROL = /[^\P{Cc}\t\n]|\p{Cs}/u;

/** Longest remark, in characters. */
export const REMARK_LENGTH = 2000;

export const chooseFindingsSchema = z.object({ year, act: z.string(unreadable).check(z.maxLength(220, unreadable)) });

const lines = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '')));

export const writeRemarkSchema = z.object({
  year,
  place: z.string(unreadable).check(z.minLength(1, unreadable), z.maxLength(200, unreadable)),
  /** What stood there when the page was opened. */
  before: lines,
  text: z.pipe(
    lines,
    z.string().check(
      z.refine((value) => [...value].length <= REMARK_LENGTH, `「事務局の補足」は${REMARK_LENGTH.toLocaleString('ja-JP')}文字以内で入力してください。`),
      z.refine((value) => !CONTROL.test(value), '「事務局の補足」に、目に見えない制御文字など保存できない文字が含まれています。その文字を消すか、入力し直してください。'),
    ),
  ),
});
