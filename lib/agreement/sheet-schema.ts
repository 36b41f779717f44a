import * as z from 'zod/mini';
import { catalogueItems, isSupplyTerms, type SheetEntries, sheetSides } from './catalogue';
import { choiceField, codeField, posted, textField } from './posted-fields';
import { amountName, daysName, termsName } from './sheet-names';

export const MAX_AMOUNT = 9999;
export const MAX_DAYS = 365;

const plain = (text: string) => text.normalize('NFKC').replace(/,/g, '').trim();
const isCount = (text: string, max: number) => /^\d{1,5}$/.test(plain(text)) && Number(plain(text)) <= max;

/** Every item of the catalogue may be sent; an empty number or 0 is none. */
const fields = Object.fromEntries(
  catalogueItems.flatMap(({ key, label, unit, days, terms }) => [
    [amountName(key), posted.check(z.refine((text: string) => text === '' || isCount(text, MAX_AMOUNT), `「${label}」の数は、0から${MAX_AMOUNT.toLocaleString('ja-JP')}までの整数で入力してください（単位は${unit}）。`))],
    ...(days ? [[daysName(key), posted.check(z.refine((text: string) => text === '' || (isCount(text, MAX_DAYS) && Number(plain(text)) > 0), `「${label}」の日数は、1から${MAX_DAYS}までの整数で入力してください。`))]] : []),
    ...(terms ? [[termsName(key), posted.check(z.refine((text: string) => text === '' || isSupplyTerms(text), `「${label}」の「貸し出し・提供の別」を選び直してください。`))]] : []),
  ]),
) as Record<string, typeof posted>;

const raw = z.object({ ...fields, code: codeField, side: choiceField('希望・申し出', sheetSides), note: textField('条件・備考', 2000, false) }).check(
  // Days alone say nothing: the number is what is missing.
  (context) => {
    const values = context.value as Record<string, string>;
    for (const { key, label, days } of catalogueItems)
      if (days && values[daysName(key)] && Number(plain(values[amountName(key)] ?? '') || '0') === 0)
        context.issues.push({ code: 'custom', input: values, path: [amountName(key)], message: `「${label}」の数を入力してください。日数だけが入力されています。` });
  },
);

export const sheetSchema = z.pipe(
  raw,
  z.transform(({ code, side, note, ...values }) => {
    const entries: SheetEntries = {};
    const sent = values as Record<string, string>;
    for (const { key, days, terms } of catalogueItems) {
      const amount = Number(plain(sent[amountName(key)] ?? '') || '0');
      if (amount === 0) continue;
      const forDays = days ? plain(sent[daysName(key)] ?? '') : '';
      const chosen = terms ? sent[termsName(key)] : '';
      entries[key] = { amount, ...(forDays ? { days: Number(forDays) } : {}), ...(isSupplyTerms(chosen) ? { terms: chosen } : {}) };
    }
    return { code, side, note, entries };
  }),
);
export type SaveSheet = z.infer<typeof sheetSchema>;
