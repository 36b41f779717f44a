import * as z from 'zod/mini';
import { isoDay } from '../../platform/time';
import { readDay } from '../../survey/read-day';
import { documentKinds, signerKinds } from './document-terms';

// What the forms around documents post, read on both sides. Each sentence names the field and the remedy.

export const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';
export const codeField = z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable));
export const idField = z.string(unreadable).check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, unreadable));
const posted = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.normalize('NFC').replaceAll('\r\n', '\n').trim() : '')));
const clean = (text: string, lines = false) => !/[\p{Cc}\p{Cs}]/u.test(lines ? text.replace(/\n/g, '') : text);

/** One line of text of at most `most` characters. */
export const line = (label: string, most: number, { required = true } = {}) =>
  posted.check(
    z.refine((text: string) => !required || text !== '', { error: `「${label}」を入力してください。`, abort: true }),
    z.refine((text: string) => [...text].length <= most && clean(text), `「${label}」は${most}文字以内の1行で入力してください。`),
  );

/** Several lines of text. */
export const lines = (label: string, most: number, { required = true } = {}) =>
  posted.check(
    z.refine((text: string) => !required || text !== '', { error: `「${label}」を入力してください。`, abort: true }),
    z.refine((text: string) => [...text].length <= most && clean(text, true), `「${label}」は${most}文字以内で入力してください。`),
  );

/** A day as people write it, as YYYY-MM-DD. */
export const dayField = (label: string, { required = true, past = false } = {}) =>
  z.pipe(
    posted.check(
      z.refine((text: string) => (text === '' ? !required : readDay(text) !== undefined), { error: `「${label}」は、2026-12-01、令和8年12月1日のように入力してください。`, abort: true }),
      z.refine((text: string) => text === '' || !past || readDay(text)! <= isoDay(new Date()), `「${label}」が先の日付になっています。今日までの日付を入力してください。`),
      z.refine((text: string) => text === '' || readDay(text)! >= '1990-01-01', `「${label}」は1990年以降の日付を入力してください。`),
    ),
    z.transform((text) => (text === '' ? '' : readDay(text)!)),
  );

/** A choice of a closed list. */
export const choice = <K extends string>(label: string, choices: Record<K, string>) =>
  z.pipe(
    posted.check(z.refine((value: string) => Object.hasOwn(choices, value), `「${label}」を選んでください。`)),
    z.transform((value) => value as K),
  );

export const ticked = z.pipe(z.optional(z.unknown()), z.transform((value) => value === 'on' || value === 'yes'));

/** Beside the file: a new document. */
export const newDocumentSchema = z.object({
  kind: choice('資料の種類', documentKinds),
  title: line('資料の名前', 80),
  revised: dayField('作成・改訂した日', { past: true }),
  note: line('この版の説明', 200, { required: false }),
  shared: ticked,
});
/** Beside the file: a new version of one. */
export const newVersionSchema = z.object({
  revised: dayField('作成・改訂した日', { past: true }),
  note: line('この版の説明', 200, { required: false }),
});

export const shareDocumentSchema = z.object({ id: idField, shared: z.enum(['yes', 'no'], unreadable) });
export type ShareDocument = z.infer<typeof shareDocumentSchema>;
export const documentSchema = z.object({ id: idField });

export const acceptNdaSchema = z.object({
  code: codeField,
  number: z.coerce.number(unreadable).check(z.int(unreadable)),
  confirmed: z.literal('yes', '「文面を読み、団体として約束します」にチェックを付けてください。'),
});
export const codeSchema = z.object({ code: codeField });

export const addSignerSchema = z.object({
  code: codeField,
  kind: choice('職員・事業者の別', signerKinds),
  name: line('氏名', 60),
  organisation: line('所属・会社名', 100),
  signedOn: dayField('署名した日', { past: true }),
});
export type AddSigner = z.infer<typeof addSignerSchema>;

export const endSignerSchema = z.object({ id: idField, leftOn: dayField('離れた日', { past: true }) });
export type EndSigner = z.infer<typeof endSignerSchema>;

export const publishNdaSchema = z.object({
  title: line('題名', 80),
  text: lines('文面', 20_000),
  inForceFrom: dayField('効力が生じる日'),
});
export type PublishNda = z.infer<typeof publishNdaSchema>;

export const isId = (value: unknown): value is string => idField.safeParse(value).success;
