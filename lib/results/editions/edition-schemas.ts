import * as z from 'zod/mini';

// What the forms of a publication post, read on both sides. Each sentence names the field and the remedy.

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';
const year = z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable));
const posted = z.pipe(z.optional(z.unknown()), z.transform((value) => (typeof value === 'string' ? value.normalize('NFC').replaceAll('\r\n', '\n').trim() : '')));

export const publishEditionSchema = z.object({
  year,
  mark: z.string(unreadable).check(z.regex(/^[0-9a-f]{32}$/, unreadable)),
  reason: posted.check(
    z.refine((text: string) => [...text].length <= 500 && !/[\p{Cc}\p{Cs}]/u.test(text.replace(/\n/g, '')), '「訂正の理由」は500文字以内で入力してください。'),
  ),
  confirmed: z.literal('yes', '「公表する内容を確かめました」にチェックを付けてください。'),
});
export type PublishEdition = Omit<z.infer<typeof publishEditionSchema>, 'confirmed'>;

/** One question that a municipality is, or is no longer, named for. */
export const namingSchema = z.object({
  year,
  code: z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable)),
  item: z.string(unreadable).check(z.regex(/^[a-z0-9-]{1,80}$/, unreadable)),
});
export type Naming = z.infer<typeof namingSchema>;
