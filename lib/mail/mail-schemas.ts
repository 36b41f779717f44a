import * as z from 'zod/mini';

// What the forms of the mail pages post. Each sentence names the field and the remedy.

const posted = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value : '')));
const ofYear = z.pipe(posted.check(z.refine((text: string) => /^\d{4}$/.test(text), '「年度」が読み取れませんでした。ページを開き直してください。')), z.transform(Number));
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LOST = 'この画面の情報が読み取れませんでした。ページを開き直してください。';

const list = posted.check(
  z.refine((text: string) => text.trim() !== '', '「招待する方の一覧」を貼り付けるか、ファイルを選んでください。'),
  z.refine((text: string) => text.length <= 600_000, '「招待する方の一覧」が大きすぎます。5,000行以下に分けてください。'),
  z.refine((text: string) => !text.includes('\u0000'), '「招待する方の一覧」を文字として読み取れませんでした。CSVかTSVの形で保存したファイルを選んでください。'),
);

export const checkInvitationsSchema = z.object({ year: ofYear, list });
export const sendInvitationsSchema = z.object({ year: ofYear, list, batch: posted.check(z.refine((text: string) => UUID.test(text), LOST)), skip: posted });

export const mailIdSchema = z.object({ id: posted });
export const anewSchema = z.object({ id: posted, email: posted });
export const codeFormSchema = z.object({ code: posted.check(z.refine((text: string) => text.trim() !== '' && text.length <= 100, '「番号」に、メールのリンクの下にある番号を入力してください。')) });

const DAYS = '「締切の何日前に送るか」は0から90までの数を、10個まで、読点か空白で区切って入力してください。';
export const remindersSchema = z.object({
  year: ofYear,
  enabled: z.pipe(posted, z.transform((text) => text === 'yes')),
  days: z.pipe(
    posted.check(z.refine((text: string) => /^[\d\s,、]*$/.test(text.normalize('NFKC')) && daysOf(text).length <= 10 && daysOf(text).every((day) => day <= 90), DAYS)),
    z.transform((text) => daysOf(text)),
  ),
});
function daysOf(text: string): number[] {
  return [...new Set(text.normalize('NFKC').split(/[^\d]+/).filter(Boolean).map(Number))].sort((a, b) => b - a);
}

export const bounceSchema = z.object({
  source: posted.check(
    z.refine((text: string) => text.trim() !== '', '「戻ってきたメール」を貼り付けるか、ファイル（.eml）を選んでください。'),
    z.refine((text: string) => text.length <= 900_000, '「戻ってきたメール」が大きすぎます。添付を除いて貼り付けてください。'),
  ),
});

export const groupMailSchema = z.object({
  year: ofYear, prefecture: posted, band: posted, status: posted,
  kind: posted.check(z.refine((text: string) => text === 'reminder' || text === 'message', '「送るもの」を選んでください。')),
  subject: posted.check(z.refine((text: string) => [...text].length <= 100 && !/[\p{Cc}\p{Cs}]/u.test(text), '「件名」は改行を含まない100文字以内で入力してください。')),
  text: posted.check(z.refine((text: string) => [...text].length <= 5_000, '「本文」は5,000文字以内で入力してください。')),
  batch: posted.check(z.refine((text: string) => UUID.test(text), LOST)),
}).check(
  z.refine(({ kind, subject }) => kind !== 'message' || subject.trim() !== '', { path: ['subject'], error: '「件名」を入力してください。' }),
  z.refine(({ kind, text }) => kind !== 'message' || text.trim() !== '', { path: ['text'], error: '「本文」を入力してください。' }),
);
export type GroupMail = z.infer<typeof groupMailSchema>;

export const remindPrefectureSchema = z.object({ year: ofYear, prefecture: posted.check(z.refine((text: string) => /^\d{2}$/.test(text), LOST)) });
