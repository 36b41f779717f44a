import * as z from 'zod/mini';
import { itemsOf } from '../questionnaire/fields';
import type { Questionnaire } from '../questionnaire/questionnaire';
import { remarkControl } from './remark-control';

// Remarks as the forms for handing back and returning send them: `remark:ITEM` for an item, `remark:` for the whole.

export const MAX_REMARK = 1000; // characters

export type NewRemark = { item: string; text: string };

const unreadable = '画面の情報を読み取れませんでした。画面を開き直してください。';
const invisible = /[\p{Cc}\p{Cs}]/u;

/** What is wrong with a remark's text, or undefined. */
function troubleOf(text: string): string | undefined {
  if ([...text].length > MAX_REMARK) return `「指摘」は${MAX_REMARK}文字以内で入力してください。`;
  return invisible.test(text.replace(/[\n\t]/g, '')) ? '「指摘」に使えない文字が入っています。取り除いてください。' : undefined;
}

const identity = {
  year: z.coerce.number(unreadable).check(z.int(unreadable), z.gte(2000, unreadable), z.lte(2099, unreadable)),
  code: z.string(unreadable).check(z.regex(/^[0-9]{6}$/, unreadable)),
};

/** The remarks among a form's values, trimmed, in the order sent; empty ones left out. */
export function readRemarks(values: Record<string, unknown>): NewRemark[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const text = name.startsWith('remark:') && typeof value === 'string' ? value.replaceAll('\r\n', '\n').normalize('NFC').trim() : '';
    return text === '' ? [] : [{ item: name.slice('remark:'.length), text }];
  });
}

const withRemarks = <T extends z.core.$ZodShape>(shape: T) =>
  z.pipe(
    z.looseObject({ ...identity, ...shape }).check((payload) => {
      const remarks = readRemarks(payload.value);
      if (remarks.length === 0)
        payload.issues.push({ code: 'custom', path: [remarkControl('')], message: '「全体への指摘」か、項目ごとの「指摘」を一つ以上入力してください。', input: payload.value });
      for (const { item, text } of remarks) {
        const message = troubleOf(text);
        if (message) payload.issues.push({ code: 'custom', path: [remarkControl(item)], message, input: text });
      }
    }),
    z.transform((sent) => ({ ...sent, remarks: readRemarks(sent) })),
  );

export const handBackSchema = withRemarks({});
export const returnSchema = withRemarks({ receipt: z.string(unreadable).check(z.maxLength(40, unreadable)) });

/** Whether every remark is about an item of the questionnaire, or about the whole. */
export function knowsItems(questionnaire: Questionnaire, remarks: readonly NewRemark[]): boolean {
  const keys = new Set(itemsOf(questionnaire).map(({ key }) => key));
  return remarks.every(({ item }) => item === '' || keys.has(item));
}
