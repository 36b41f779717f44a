import { normalise } from '../../register/search';
import { formatDate } from '../../platform/time';
import { MEMBERSHIP_LABEL, type MembershipState, membershipStates } from '../membership/membership-states';
import { catalogueGroups, catalogueItem, catalogueItems, type CatalogueItem, nextReview, type SheetEntries, type SheetSide, SIDE_LABEL, supplyTerms } from './catalogue';

// Who wants and offers what, as the secretariat sees all of it: what a row is, how it is narrowed down, the sums by line of the catalogue, and its CSV.

export const SHEETS_PAGE = 100;
/** A supporter offers too, and wants nothing; it has no code and stands in no prefecture. */
export type SheetOwner = { code: string; prefectureCode: string; prefecture: string; name: string; kana: string; standing: MembershipState | 'supporter' };
export type SheetRow = SheetOwner & { side: SheetSide; entries: SheetEntries; note: string; reviewedOn: Date | null };

export const OWNER_LABEL: Record<SheetRow['standing'], string> = { ...MEMBERSHIP_LABEL, supporter: '協力事業者' };
export const reviewStates = { fresh: '1年以内に見直し', old: '見直しから1年を過ぎた', never: '登録なし' } as const;
export type ReviewState = keyof typeof reviewStates;

/** Looked over within the year, or not, or never. `today` as a date column has it. */
export const reviewState = (reviewedOn: Date | null, today: Date): ReviewState => (reviewedOn === null ? 'never' : nextReview(reviewedOn) < today ? 'old' : 'fresh');

export type SheetFilter = { text: string; prefecture: string; standing: SheetRow['standing'] | ''; side: SheetSide | ''; item: string; review: ReviewState | ''; page: number };
type Query = Record<string, string | string[] | undefined>;

/** Reads what is asked for from an address; what it does not know counts as no restriction. */
export function readSheetFilter(query: Query): SheetFilter {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const [standing, side, review] = [one('standing'), one('side'), one('review')];
  return {
    text: one('text').replace(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, 100), prefecture: /^\d{2}$/.test(one('prefecture')) ? one('prefecture') : '',
    standing: [...membershipStates, 'supporter' as const].find((known) => known === standing) ?? '', side: side === 'wishes' || side === 'offers' ? side : '',
    item: catalogueItem(one('item'))?.key ?? '', review: Object.hasOwn(reviewStates, review) ? (review as ReviewState) : '',
    page: /^[1-9]\d{0,3}$/.test(one('page')) ? Number(one('page')) : 1,
  };
}

export function sheetDeskAddress(filter: Partial<SheetFilter>, path = '/admin/members/sheets'): string {
  const query = new URLSearchParams();
  for (const name of ['text', 'prefecture', 'standing', 'side', 'item', 'review'] as const) if (filter[name]) query.set(name, filter[name]);
  if (filter.page && filter.page > 1) query.set('page', String(filter.page));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Rows that the filter lets through, by code, wishes first, supporters last. */
export function arrangeSheetRows(rows: SheetRow[], { text, prefecture, standing, side, item, review }: SheetFilter, today: Date): SheetRow[] {
  const wanted = normalise(text);
  return rows
    .filter((row) =>
      (!wanted || (row.code !== '' && row.code.startsWith(wanted)) || [row.name, row.kana, row.prefecture + row.name].some((form) => normalise(form).includes(wanted)))
      && (!prefecture || row.prefectureCode === prefecture) && (!standing || row.standing === standing) && (!side || row.side === side)
      && (!item || row.entries[item] !== undefined) && (!review || reviewState(row.reviewedOn, today) === review))
    .sort((a, b) => Number(a.code === '') - Number(b.code === '') || a.code.localeCompare(b.code) || a.name.localeCompare(b.name, 'ja') || Number(a.side === 'offers') - Number(b.side === 'offers'));
}

export type ItemSum = { item: CatalogueItem; group: string; wishes: Sum; offers: Sum; supporters: Sum };
type Sum = { places: number; amount: number };

/** For each line of the catalogue: how many want it and how much, how many members and supporters offer it. */
export function sumItems(rows: readonly SheetRow[]): ItemSum[] {
  const sum = (key: string, of: (row: SheetRow) => boolean): Sum => {
    const found = rows.filter((row) => of(row) && row.entries[key]);
    return { places: found.length, amount: found.reduce((total, { entries }) => total + entries[key]!.amount, 0) };
  };
  return catalogueGroups.flatMap(({ title, items }) => items.map((item) => ({
    item, group: title,
    wishes: sum(item.key, ({ side }) => side === 'wishes'),
    offers: sum(item.key, ({ side, standing }) => side === 'offers' && standing !== 'supporter'),
    supporters: sum(item.key, ({ standing }) => standing === 'supporter'),
  })));
}

export const SHEETS_HEADER = ['全国地方公共団体コード', '都道府県名', '団体名', '立場', '希望・申し出', '分類', '項目', '数', '単位', '日数', '貸し出し・提供の別', '最後に見直した日', '見直しの状況', '条件・備考'];
const groupOf = new Map(catalogueGroups.flatMap(({ title, items }) => items.map(({ key }) => [key, title])));

/** One line an entry, or one for a sheet that has none. @param only one line of the catalogue; '' for all */
export function sheetLines(rows: readonly SheetRow[], only: string, today: Date): (string | number)[][] {
  return rows.flatMap(({ code, prefecture, name, standing, side, entries, note, reviewedOn }) => {
    const head = [code, prefecture, name, OWNER_LABEL[standing], SIDE_LABEL[side]];
    const tail = [reviewedOn ? formatDate(reviewedOn) : '', reviewStates[reviewState(reviewedOn, today)], note];
    const kept = catalogueItems.filter(({ key }) => entries[key] && (!only || key === only));
    if (kept.length === 0) return [[...head, '', '', '', '', '', '', ...tail]];
    return kept.map(({ key, label, unit }) => {
      const { amount, days, terms } = entries[key]!;
      return [...head, groupOf.get(key) ?? '', label, amount, unit, days ?? '', terms ? supplyTerms[terms] : '', ...tail];
    });
  });
}
