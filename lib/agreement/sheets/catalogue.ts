import catalogue from '../../../prisma/agreement/catalogue.json' with { type: 'json' };

// One catalogue for what is wanted and what is offered, so that both meet in a search.

export const sheetSides = ['wishes', 'offers'] as const;
export type SheetSide = (typeof sheetSides)[number];
export const SIDE_LABEL: Record<SheetSide, string> = { wishes: '希望する支援', offers: '出せる支援' };

/** `short`: the label where a line has room for several. */
export type CatalogueItem = { key: string; label: string; short: string; unit: string; days: boolean; terms: boolean };
export type CatalogueGroup = { key: string; title: string; hint: string; items: CatalogueItem[] };

type Raw = { key: string; title: string; hint: string; unit: string; days: boolean; terms: boolean; items: { key: string; label: string; short: string; unit?: string }[] };

export const catalogueGroups: CatalogueGroup[] = (catalogue.groups as Raw[]).map(({ key, title, hint, unit, days, terms, items }) => ({
  key, title, hint, items: items.map((item) => ({ key: item.key, label: item.label, short: item.short, unit: item.unit ?? unit, days, terms })),
}));
export const catalogueItems: CatalogueItem[] = catalogueGroups.flatMap(({ items }) => items);
export const catalogueItem = (key: string): CatalogueItem | undefined => catalogueItems.find((item) => item.key === key);

export const supplyTerms = { lent: '貸し出し', given: '提供（返却不要）' } as const;
export type SupplyTerms = keyof typeof supplyTerms;
export const isSupplyTerms = (value: unknown): value is SupplyTerms => typeof value === 'string' && Object.hasOwn(supplyTerms, value);

export type SheetEntry = { amount: number; days?: number; terms?: SupplyTerms };
export type SheetEntries = Record<string, SheetEntry>;

/** 3人 14日間, 10台 貸し出し */
export function entryWords(item: CatalogueItem, { amount, days, terms }: SheetEntry): string {
  return [`${amount.toLocaleString('ja-JP')}${item.unit}`, days ? `${days}日間` : '', terms ? supplyTerms[terms] : ''].filter(Boolean).join(' ');
}

/** The day by which a sheet is looked over again: a year on; of 29 February, 28 February. */
export function nextReview(reviewedOn: Date): Date {
  const next = new Date(Date.UTC(reviewedOn.getUTCFullYear() + 1, reviewedOn.getUTCMonth(), reviewedOn.getUTCDate()));
  return next.getUTCMonth() === reviewedOn.getUTCMonth() ? next : new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth(), 0));
}
