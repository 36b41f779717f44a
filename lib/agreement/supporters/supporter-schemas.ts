import * as z from 'zod/mini';
import { isEmail } from '../../people/email';
import { choiceField, codeField, dayField, idField, lineField, posted, textField } from '../posted-fields';
import { supporterKinds } from './supporter-terms';

const about = { name: lineField('名称', 100), kana: lineField('ふりがな', 100, false), kind: choiceField('種別', supporterKinds), about: textField('協力できる分野', 1000, false) };

export const addSupporterSchema = z.object({ ...about, registeredOn: dayField('登録日') });
export type AddSupporter = z.infer<typeof addSupporterSchema>;
export const changeSupporterSchema = z.object({ id: idField, ...about });
export type ChangeSupporter = z.infer<typeof changeSupporterSchema>;
export const supporterIdSchema = z.object({ id: idField });

const email = posted.check(z.refine((text: string) => text === '' || isEmail(text), '「メールアドレス」はname@example.jpのような形で入力してください。'));

export const supporterContactSchema = z
  .object({ supporterId: idField, name: lineField('担当者の氏名', 100), department: lineField('所属', 100, false), phone: lineField('電話番号', 60, false), email })
  .check(z.refine(({ phone, email }) => phone !== '' || email !== '', { path: ['phone'], error: '「電話番号」か「メールアドレス」のどちらかを入力してください。' }));
export type SupporterContactInput = z.infer<typeof supporterContactSchema>;
export const endContactSchema = z.object({ supporterId: idField, id: idField });

export const admissionSchema = z.object({ code: codeField, id: idField });

export const inviteSupporterSchema = z.object({
  supporterId: idField, name: lineField('氏名', 100), department: lineField('所属', 100, false), email,
});
