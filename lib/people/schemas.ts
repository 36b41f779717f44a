import * as z from 'zod/mini';
import { isEmail } from './email';
import { isRole, isSide, roleChoices, type Role, type Side } from './roles';

/** A text field as posted: missing or doubled counts as empty, so that the rule's own sentence is shown. */
export const postedText = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value : '')));

/** Control characters and halves of a surrogate pair: PostgreSQL refuses the first of them, and nobody can see them. */
const invisible = /[\p{Cc}\p{Cs}]/u;

const shortText = (label: string, max = 1000) =>
  postedText.check(
    z.refine((value: string) => value.length <= max, `「${label}」は${max}文字以下にしてください。`),
    z.refine((value: string) => !invisible.test(value), `「${label}」に使えない文字（改行やタブなど）が入っています。取り除いてください。`),
  );

const needed = (label: string) => z.refine<string>((value) => value.trim() !== '', `「${label}」を入力してください。`);

export const signInSchema = z.object({
  signInName: shortText('利用者名').check(needed('利用者名')),
  password: shortText('パスワード').check(needed('パスワード')),
  next: z.optional(postedText),
});

export const codeSchema = z.object({
  code: shortText('確認コード').check(needed('確認コード')),
  next: z.optional(postedText),
});

export const changePasswordSchema = z.object({
  current: shortText('いまのパスワード').check(needed('いまのパスワード')),
  password: shortText('新しいパスワード'),
  again: shortText('新しいパスワード（確認）'),
});

/** For acts that ask for the password once more. */
export const ownPasswordSchema = z.object({
  current: shortText('いまのパスワード').check(needed('いまのパスワード')),
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

export const trimmed = (label: string, max: number) => z.pipe(shortText(label, max), z.transform((value: string) => value.normalize('NFC').trim()));

const roleField = z.pipe(
  postedText.check(z.refine((value: string) => roleChoices.some((role) => role === value), '「役割」を選んでください。')),
  z.transform((value: string): Role => (isRole(value) ? value : 'viewer')),
);

/** The place that a role belongs to, as typed and chosen; lib/register turns the name into a code. */
const placeFields = { municipality: trimmed('市区町村', 100), prefecture: trimmed('都道府県', 10) };

export const nameField = trimmed('氏名', 100).check(needed('氏名'));

export const emailField = trimmed('メールアドレス', 254).check(
  z.refine((value: string) => value === '' || isEmail(value), '「メールアドレス」はname@city.example.jpのような形で入力してください。'),
);

export const inviteSchema = z.object({
  role: roleField,
  ...placeFields,
  name: nameField,
  department: trimmed('所属', 100),
  side: z.pipe(postedText, z.transform((value: string): Side => (isSide(value) ? value : 'ict'))),
  email: emailField,
});

export const giveRoleSchema = z.object({ personId: postedText, role: roleField, ...placeFields });

export const endRoleSchema = z.object({ assignmentId: postedText });

export const removePersonSchema = z.object({ personId: postedText });

export const invitationSchema = z.object({ id: postedText });

export const tokenSchema = z.object({ token: postedText });
