import * as z from 'zod/mini';
import { readDay } from '../../survey/read-day';
import { meetingKinds } from './meeting-terms';

// What the forms of training and meetings post. Each sentence names the field and the remedy.

const LOST = 'この画面の情報が読み取れませんでした。ページを開き直してください。';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CONTROL = /[\p{Cc}\p{Cs}]/u;
const posted = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.trim() : '')));
const fits = (text: string, most: number) => [...text].length <= most && !CONTROL.test(text.replace(/[\r\n\t]/g, ''));
const line = (label: string, most: number) =>
  posted.check(z.refine((text: string) => text !== '', `「${label}」を入力してください。`), z.refine((text: string) => [...text].length <= most && !CONTROL.test(text), `「${label}」は改行などを含まない${most}文字以内で入力してください。`));
const free = (label: string, most: number) => posted.check(z.refine((text: string) => fits(text, most), `「${label}」は${most.toLocaleString('ja-JP')}文字以内で入力してください。`));
const text = (label: string, most: number) => posted.check(z.refine((value: string) => value !== '', `「${label}」を入力してください。`), z.refine((value: string) => fits(value, most), `「${label}」は${most.toLocaleString('ja-JP')}文字以内で入力してください。`));
const id = posted.check(z.refine((value: string) => UUID.test(value), LOST));
const code = posted.check(z.refine((value: string) => /^[0-9]{6}$/.test(value), LOST));

const heldOn = z.pipe(
  posted.check(z.refine((value: string) => value !== '', '「開催日」を入力してください。'), z.refine((value: string) => value === '' || readDay(value) !== undefined, '「開催日」は2026-12-01や令和8年12月1日のように、ある日付を入力してください。')),
  z.transform((value) => readDay(value) ?? ''),
);
/** 13:30, 13時30分, 9時 → 'HH:MM'. */
export function readTime(value: string): string | undefined {
  const match = /^([01]?\d|2[0-3])(?::|時)([0-5]\d)?分?$/.exec(value.normalize('NFKC').replace(/\s/g, ''));
  if (!match || (value.includes(':') && match[2] === undefined)) return undefined;
  return `${match[1]!.padStart(2, '0')}:${match[2] ?? '00'}`;
}
const time = (label: string) =>
  z.pipe(posted.check(z.refine((value: string) => readTime(value) !== undefined, `「${label}」は13:30や13時30分のように入力してください。`)), z.transform((value) => readTime(value) ?? ''));

export const meetingSchema = z
  .object({
    id: z.pipe(posted, z.transform((value) => (UUID.test(value) ? value : ''))),
    kind: posted.check(z.refine((value: string) => meetingKinds.some((kind) => kind === value), '「種類」を選んでください。')),
    title: line('名前', 100), heldOn, from: time('始まる時刻'), to: time('終わる時刻'), place: line('場所', 200), description: free('案内', 3_000),
  })
  .check(z.refine(({ from, to }) => from < to, { path: ['to'], error: '「終わる時刻」は「始まる時刻」より後にしてください。' }));
export type MeetingInput = z.infer<typeof meetingSchema>;

export const minutesSchema = z.object({ id, agenda: free('次第', 5_000), minutes: free('議事録', 20_000) });
export const meetingIdSchema = z.object({ id });
const codes = z.pipe(z.optional(z.unknown()), z.transform((value) => [...new Set((Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && /^[0-9]{6}$/.test(one)))]));
export const inviteSchema = z.object({ id, codes: codes.check(z.refine((list: string[]) => list.length > 0, '「案内する団体」を一つ以上選んでください。')) });
export const attendanceSchema = z.object({ id, codes });
export const replySchema = z.object({
  id, code, attending: posted.check(z.refine((value: string) => value === 'yes' || value === 'no', '「出欠」を選んでください。')), who: free('出席する人', 300),
}).check(z.refine(({ attending, who }) => attending !== 'yes' || who !== '', { path: ['who'], error: '「出席する人」に、部署と人数か氏名を入力してください。' }));
export const questionSchema = z.object({ id, code, text: text('質問', 1_000) });
export const answerSchema = z.object({ id, question: id, text: text('答え', 3_000) });
export const guestSchema = z.object({ id, organisation: line('所属', 100), name: line('氏名', 100), address: free('連絡先', 200) });
export const guestIdSchema = z.object({ id, guest: id });
export const materialIdSchema = z.object({ id, file: id });
