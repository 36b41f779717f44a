import * as z from 'zod/mini';

// What the forms of last year's answers post, read on both sides.

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';

export const ofYearAndCode = {
  year: z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable)),
  code: z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable)),
};

export const carrySchema = z.object({ ...ofYearAndCode, section: z.optional(z.string(unreadable).check(z.maxLength(100, unreadable))) });
export const undoCarrySchema = z.object(ofYearAndCode);
