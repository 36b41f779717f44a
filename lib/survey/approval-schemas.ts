import * as z from 'zod/mini';

// What the buttons of the approval post, read on both sides.

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';

/** Which response it is about. */
export const ofResponse = {
  year: z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable)),
  code: z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable)),
};

export const responseSchema = z.object(ofResponse);
export const atRevisionSchema = z.object({ ...ofResponse, revision: z.coerce.number(unreadable).check(z.int(unreadable)) });
export const receiptSchema = z.object({ ...ofResponse, receipt: z.string(unreadable).check(z.maxLength(40, unreadable)) });

/** `back` is the page of the form to come back to, '' for the first one. */
export const resolveSchema = z.object({
  ...ofResponse,
  id: z.uuid(unreadable),
  done: z.pipe(z.enum(['yes', 'no'], unreadable), z.transform((text) => text === 'yes')),
  back: z.string(unreadable).check(z.regex(/^[a-z0-9-]{0,60}$/, unreadable)),
});
