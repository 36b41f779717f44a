import * as z from 'zod/mini';
import { isSide, type Side } from './roles';
import { emailField, nameField, postedText, trimmed } from './schemas';

/** A list as posted: nothing, one, or several. */
const list = z.pipe(z.optional(z.unknown()), z.transform((value): string[] => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '')));

export const NEW = 'new';

export const handoverSchema = z
  .object({
    /** check: show what will happen · confirm: do it · edit: back to the form */
    step: postedText,
    personId: postedText,
    assignments: list.check(z.refine((ids: string[]) => ids.length > 0, '「引き継ぐ役割」を1つ以上選んでください。')),
    to: postedText.check(z.refine((value: string) => value !== '', '「引き継ぐ相手」を選んでください。')),
    name: trimmed('氏名', 100),
    department: trimmed('所属', 100),
    side: z.pipe(postedText, z.transform((value: string): Side => (isSide(value) ? value : 'ict'))),
    email: emailField,
    on: postedText.check(z.refine((value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value), '「引き継ぐ日」を、2026-04-01のような形で入力してください。')),
    note: postedText.check(z.refine((value: string) => value.length <= 500, '「申し送り」は500文字以下にしてください。'), z.refine((value: string) => !/[^\P{Cc}\r\n\t]|\p{Cs}/u.test(value), '「申し送り」に使えない文字が入っています。取り除いてください。')),
  })
  .check((context) => {
    const { to, name } = context.value;
    if (to === NEW && !nameField.safeParse(name).success) context.issues.push({ code: 'custom', input: name, path: ['name'], message: '新しい担当者の「氏名」を入力してください。' });
  });

export type HandoverInput = z.infer<typeof handoverSchema>;

export const handoverIdSchema = z.object({ handoverId: postedText });
