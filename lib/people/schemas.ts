import * as z from 'zod/mini';

/** A text field as posted: missing or doubled counts as empty, so that the rule's own sentence is shown. */
export const postedText = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value : '')));

const shortText = (label: string) =>
  postedText.check(z.refine((value: string) => value.length <= 1000, `「${label}」は1000文字以下にしてください。`));

export const signInSchema = z.object({
  signInName: shortText('利用者名').check(z.refine((v: string) => v.trim() !== '', '「利用者名」を入力してください。')),
  password: shortText('パスワード').check(z.refine((v: string) => v !== '', '「パスワード」を入力してください。')),
  next: z.optional(postedText),
});

export const codeSchema = z.object({
  code: shortText('確認コード').check(z.refine((v: string) => v.trim() !== '', '「確認コード」を入力してください。')),
  next: z.optional(postedText),
});

export const changePasswordSchema = z.object({
  current: shortText('いまのパスワード').check(z.refine((v: string) => v !== '', '「いまのパスワード」を入力してください。')),
  password: shortText('新しいパスワード'),
  again: shortText('新しいパスワード（確認）'),
});

/** For acts that ask for the password once more. */
export const ownPasswordSchema = z.object({
  current: shortText('いまのパスワード').check(z.refine((v: string) => v !== '', '「いまのパスワード」を入力してください。')),
});

export const acceptInvitationSchema = z.object({
  token: postedText,
  signInName: shortText('利用者名'),
  password: shortText('パスワード'),
  again: shortText('パスワード（確認）'),
});

export const startCodeSchema = z.object({ current: z.optional(postedText), next: z.optional(postedText) });

/** A button without fields. */
export const nothingSchema = z.object({});
