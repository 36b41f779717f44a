import * as z from 'zod/mini';
import { catalogueItems, isSupplyTerms, type SheetEntries, sheetSides } from './catalogue';
import { choiceField, codeField, idField, posted, textField } from '../posted-fields';
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

type Sent = Record<string, string>;
type Checked = { value: unknown; issues: { push: (...issue: never[]) => unknown } };

/** Days alone say nothing: the number is what is missing. */
const numberBesideDays = ({ value, issues }: Checked) => {
  const values = value as Sent;
  const add = issues.push.bind(issues) as (issue: object) => void;
  for (const { key, label, days } of catalogueItems)
    if (days && values[daysName(key)] && Number(plain(values[amountName(key)] ?? '') || '0') === 0)
      add({ code: 'custom', input: values, path: [amountName(key)], message: `「${label}」の数を入力してください。日数だけが入力されています。` });
};

function entriesOf(sent: Sent): SheetEntries {
  const entries: SheetEntries = {};
  for (const { key, days, terms } of catalogueItems) {
    const amount = Number(plain(sent[amountName(key)] ?? '') || '0');
    if (amount === 0) continue;
    const forDays = days ? plain(sent[daysName(key)] ?? '') : '';
    const chosen = terms ? sent[termsName(key)] : '';
    entries[key] = { amount, ...(forDays ? { days: Number(forDays) } : {}), ...(isSupplyTerms(chosen) ? { terms: chosen } : {}) };
  }
  return entries;
}

const noteField = textField('条件・備考', 2000, false);

/** Of a municipality: what it wants, or offers. */
export const sheetSchema = z.pipe(
  z.object({ ...fields, code: codeField, side: choiceField('希望・申し出', sheetSides), note: noteField }).check(numberBesideDays),
  z.transform(({ code, side, note, ...sent }) => ({ code, side, note, entries: entriesOf(sent as Sent) })),
);
export type SaveSheet = z.infer<typeof sheetSchema>;

/** Of a supporter, which only offers. */
export const supporterOfferSchema = z.pipe(
  z.object({ ...fields, id: idField, note: noteField }).check(numberBesideDays),
  z.transform(({ id, note, ...sent }) => ({ id, note, entries: entriesOf(sent as Sent) })),
);
export type SaveSupporterOffer = z.infer<typeof supporterOfferSchema>;
