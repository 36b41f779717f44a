import * as z from 'zod/mini';
import { readDay } from '../read-day';
import { WAYS } from './submission-rule';

// What the buttons of the approval post, read on both sides.

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';

/** Which response it is about. */
export const ofResponse = {
  year: z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable)),
  code: z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable)),
};

/** Whose the sections are: the controls are read by the service. */
export const sharesSchema = z.looseObject(ofResponse);

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

export const ruleSchema = z.object({ code: ofResponse.code, way: z.enum(WAYS, '「提出のしかた」を選んでください。') });

const text = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.normalize('NFC').trim() : '')));

/** A decision on paper (決裁), as typed. That it is not in the future is for the service to say, which knows the day. */
export const decisionSchema = z.object({
  decidedOn: z.pipe(
    text.check(
      z.refine((typed: string) => typed !== '', '「決裁日」を入力してください。'),
      z.refine((typed: string) => typed === '' || (readDay(typed) ?? '') >= '2000', '「決裁日」は2026-11-25や令和8年11月25日のように、ある日付を入力してください。'),
    ),
    z.transform((typed) => readDay(typed) ?? ''),
  ),
  documentNumber: text.check(
    z.refine((typed: string) => typed !== '', '「文書番号」を入力してください。番号がないときは、決裁文書の件名を入力してください。'),
    z.refine((typed: string) => [...typed].length <= 100 && !/[\p{Cc}\p{Cs}]/u.test(typed), '「文書番号」は改行などを含まない100文字以内で入力してください。'),
  ),
});

/** Submitting; whether the decision has to be there depends on the municipality's rule. */
export const submitSchema = z.object({ ...atRevisionSchema.shape, decidedOn: text, documentNumber: text });

/** Opening the draft to the secretariat. */
export const helpSchema = z.object({
  ...ofResponse,
  note: text.check(
    z.refine((typed: string) => typed !== '', '「困っていること」を入力してください。事務局が何を見ればよいか分かるようにします。'),
    z.refine((typed: string) => [...typed].length <= 500 && !/[\p{Cc}\p{Cs}]/u.test(typed.replace(/[\r\n\t]/g, '')), '「困っていること」は500文字以内で入力してください。'),
  ),
});

/** An answer on paper, with the day it came. */
export const paperSchema = z.object({
  ...ofResponse,
  receivedOn: z.pipe(
    text.check(z.refine((typed: string) => (readDay(typed) ?? '') >= '2000', '「受付日」は2026-11-25や令和8年11月25日のように、ある日付を入力してください。')),
    z.transform((typed) => readDay(typed) ?? ''),
  ),
});
