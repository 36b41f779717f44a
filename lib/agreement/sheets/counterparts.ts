import { catalogueItems, type CatalogueItem, type SheetEntries, type SheetEntry } from './catalogue';

/** Where wishes and offers of the catalogue meet. */

/** Whose sheet it is, and how near it stands to the one who asks. */
export type OtherSheet = {
  code: string; name: string; prefecture: string; sameGroup: boolean; samePrefecture: boolean;
  /** From office to office in a straight line; null where one of them has no place on the map. */
  km: number | null;
  /** A company or body, which is nowhere in particular. */
  supporter: boolean;
  entries: SheetEntries; note: string; reviewedOn: Date;
};
export type Found = Omit<OtherSheet, 'entries'> & { entry: SheetEntry };

/**
 * Those who have an item on their sheet, in the order in which one would ask them: the own group, then the nearest; those without a place on
 * the map after them, the own prefecture first; supporters last. Among equals by code. docs/decisions/0170-who-is-asked-first.md
 */
export function whoHas(sheets: readonly OtherSheet[], key: string, atLeast = 1): Found[] {
  return sheets
    .flatMap(({ entries, ...sheet }) => {
      const entry = entries[key];
      return entry && entry.amount >= atLeast ? [{ ...sheet, entry }] : [];
    })
    .sort((a, b) => Number(a.supporter) - Number(b.supporter) || Number(b.sameGroup) - Number(a.sameGroup) || byDistance(a, b) || (a.code < b.code ? -1 : 1));
}

function byDistance(a: Found, b: Found): number {
  if (a.km === null && b.km === null) return Number(b.samePrefecture) - Number(a.samePrefecture);
  return (a.km ?? Infinity) - (b.km ?? Infinity);
}

export type Meeting = { item: CatalogueItem; own: SheetEntry; found: Found[] };

/** For each item of the own sheet, the others that have it on theirs. */
export const meetings = (own: SheetEntries, others: readonly OtherSheet[]): Meeting[] =>
  catalogueItems.flatMap((item) => {
    const entry = own[item.key];
    return entry ? [{ item, own: entry, found: whoHas(others, item.key) }] : [];
  });
