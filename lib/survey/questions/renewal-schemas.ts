import * as z from 'zod/mini';

// What the forms of last year's answers post, read on both sides.

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';

export const ofYearAndCode = {
  year: z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable)),
  code: z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable)),
};

export const carrySchema = z.object({ ...ofYearAndCode, section: z.optional(z.string(unreadable).check(z.maxLength(100, unreadable))) });
export const undoCarrySchema = z.object(ofYearAndCode);

const CONTROL = /[^\P{Cc}\t\n]|\p{Cs}/u;
const LENGTH = 2000;

/** A text of several lines that must be there. */
const text = (label: string, why: string) =>
  z.pipe(
    z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : ''))),
    z.string().check(
      z.refine((value) => value !== '', `「${label}」を入力してください。${why}`),
      z.refine((value) => [...value].length <= LENGTH, `「${label}」は${LENGTH.toLocaleString('ja-JP')}文字以内で入力してください。`),
      z.refine((value) => !CONTROL.test(value), `「${label}」に、目に見えない制御文字など保存できない文字が含まれています。その文字を消すか、入力し直してください。`),
    ),
  );

const id = z.string(unreadable).check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, unreadable));
const key = z.string(unreadable).check(z.maxLength(200, unreadable));
const item = z.optional(key);

export const askQuerySchema = z.object({
  ...ofYearAndCode, item: key.check(z.minLength(1, '「どの項目について」を選んでください。')), finding: item,
  text: text('照会の内容', '何を確かめてほしいかを書いてください。'),
});
export const writeToQuerySchema = z.object({ id, text: text('本文', '相手に伝える内容を書いてください。') });
export const closeQuerySchema = z.object({ id });

export const askQuestionSchema = z.object({ ...ofYearAndCode, item, text: text('質問', '分からないことを、できるだけ具体的に書いてください。') });
export const answerQuestionSchema = z.object({
  id,
  /** Everybody reads it, or the municipality that asked alone. */
  whom: z.enum(['all', 'one'], unreadable),
  question: z.optional(z.string()),
  answer: text('回答', '質問した団体と、公開する場合はすべての団体が読みます。'),
});
export const withdrawFaqSchema = z.object({ id });
export const publishedQuestion = text('公開する質問', '質問した団体が分からない言い方に直して書いてください。');

export const explainSchema = z.object({
  ...ofYearAndCode, item: key,
  before: z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : ''))),
  text: text('事情の説明', '変わった事情や、正しいと確かめた旨を書いてください。'),
});
