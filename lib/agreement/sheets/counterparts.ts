import { catalogueItems, type CatalogueItem, type SheetEntries, type SheetEntry } from './catalogue';

/** Where wishes and offers of the catalogue meet. */

/** Whose sheet it is, and how near it stands to the one who asks. */
export type OtherSheet = { code: string; name: string; prefecture: string; sameGroup: boolean; samePrefecture: boolean; entries: SheetEntries; note: string; reviewedOn: Date };
export type Found = Omit<OtherSheet, 'entries'> & { entry: SheetEntry };

/** Those who have an item on their sheet: the own group first, then the own prefecture, then the larger number. */
export function whoHas(sheets: readonly OtherSheet[], key: string, atLeast = 1): Found[] {
  return sheets
    .flatMap(({ entries, ...sheet }) => {
      const entry = entries[key];
      return entry && entry.amount >= atLeast ? [{ ...sheet, entry }] : [];
    })
    .sort((a, b) => Number(b.sameGroup) - Number(a.sameGroup) || Number(b.samePrefecture) - Number(a.samePrefecture) || b.entry.amount - a.entry.amount || a.code.localeCompare(b.code));
}

export type Meeting = { item: CatalogueItem; own: SheetEntry; found: Found[] };

/** For each item of the own sheet, the others that have it on theirs. */
export const meetings = (own: SheetEntries, others: readonly OtherSheet[]): Meeting[] =>
  catalogueItems.flatMap((item) => {
    const entry = own[item.key];
    return entry ? [{ item, own: entry, found: whoHas(others, item.key) }] : [];
  });
