import * as z from 'zod/mini';
import { readDay } from '../read-day';

// What the forms of a year post, read on both sides. Each sentence names the field and the remedy.

const posted = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.trim() : '')));
const CONTROL = /[\p{Cc}\p{Cs}]/u;

const requiredDay = (label: string) =>
  z.pipe(
    posted.check(z.refine((text: string) => text !== '', `「${label}」を入力してください。`), z.refine((text: string) => text === '' || readDay(text) !== undefined, `「${label}」は2026-12-01や令和8年12月1日のように、ある日付を入力してください。`)),
    z.transform((text) => readDay(text) ?? ''),
  );

const year = z.pipe(
  posted.check(z.refine((text: string) => /^(201[3-9]|20[2-9]\d)$/.test(text.normalize('NFKC')), '「年度」は2013から2099までの西暦4けたで入力してください。')),
  z.transform((text) => Number(text.normalize('NFKC'))),
);
/** A year that exists already, from the form's own hidden field; any stored year can stand there, also 2012. */
const ofYear = z.pipe(posted.check(z.refine((text: string) => /^\d{4}$/.test(text), '「年度」が読み取れませんでした。ページを開き直してください。')), z.transform(Number));

export const prepareWaveSchema = z
  .object({
    year,
    title: posted.check(
      z.refine((text: string) => text !== '', '「調査の名前」を入力してください。'),
      z.refine((text: string) => [...text].length <= 100 && !CONTROL.test(text), '「調査の名前」は改行などを含まない100文字以内で入力してください。'),
    ),
    contact: posted.check(
      z.refine((text: string) => text !== '', '「問い合わせ先」を入力してください。調査票を受け取った人が、だれに尋ねればよいか分かるようにします。'),
      z.refine((text: string) => [...text].length <= 500 && !CONTROL.test(text.replace(/[\r\n\t]/g, '')), '「問い合わせ先」は500文字以内で入力してください。'),
    ),
    opensOn: requiredDay('受付を始める日'),
    closesOn: requiredDay('締切日'),
    referenceDate: requiredDay('調査基準日'),
    populationAsOf: requiredDay('人口区分に使う人口'),
  })
  .check(z.refine(({ opensOn, closesOn }) => opensOn <= closesOn, { path: ['closesOn'], error: '「締切日」は「受付を始める日」以降の日付にしてください。' }));
export type PrepareWave = z.infer<typeof prepareWaveSchema>;

/** Codes one by one, as typed or pasted from a sheet: between spaces, commas or lines, full-width too. */
const codeList = z.pipe(
  posted.check(z.refine((text: string) => text.length <= 20_000, '「団体コード」は2万文字以内で入力してください。')),
  z.transform((text) => [...new Set(text.normalize('NFKC').split(/[\s,、;]+/).filter(Boolean))]),
);

export const openWaveSchema = z
  .object({
    year: ofYear,
    whom: posted.check(z.refine((text: string) => text === 'all' || text === 'list', '「調査の対象」を選んでください。')),
    codes: codeList,
  })
  .check(z.refine(({ whom, codes }) => whom !== 'list' || codes.length > 0, { path: ['codes'], error: '「団体コード」を一つ以上入力してください。' }));
export type OpenWave = z.infer<typeof openWaveSchema>;

export const addRespondentsSchema = z
  .object({ year: ofYear, codes: codeList })
  .check(z.refine(({ codes }) => codes.length > 0, { path: ['codes'], error: '「団体コード」を一つ以上入力してください。' }));
export type AddRespondents = z.infer<typeof addRespondentsSchema>;

export const closingDaySchema = z.object({ year: ofYear, closesOn: requiredDay('締切日') });
export type ClosingDay = z.infer<typeof closingDaySchema>;

export const closeWaveSchema = z.object({ year: ofYear });

export const validitySchema = z
  .object({
    year: ofYear,
    owner: posted.check(z.refine((text: string) => /^[0-9A-Za-z]{1,6}$/.test(text), '対象の団体が読み取れませんでした。ページを開き直してください。')),
    validity: posted.check(z.refine((text: string) => text === 'valid' || text === 'invalid', '「集計での扱い」を選んでください。')),
    reason: posted.check(z.refine((text: string) => [...text].length <= 500, '「理由」は500文字以内で入力してください。')),
  })
  .check(z.refine(({ validity, reason }) => validity !== 'invalid' || reason !== '', { path: ['reason'], error: '「理由」を入力してください。無効にしたわけを、あとから確かめられるように残します。' }));
export type Validity = z.infer<typeof validitySchema>;
