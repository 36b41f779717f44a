import type { Answers, AnswerValue } from './questionnaire/questionnaire';

/** An answer that a field may take over, and where it comes from. It goes in by a press at the field, never by itself. */
export type Offer = {
  from: 'last-year' | 'inventory';
  /** Says where it comes from. */
  label: string;
  value: AnswerValue;
  /** What the button says, and what stands in its place once the field holds it. */
  take: string;
  same: string;
};

/** By field, in the order in which they are shown. */
export type Offers = Record<string, Offer[]>;

/** An earlier year's answers to these fields, as far as this year takes them (carry-over.ts). */
export function lastYearOffers(last: { year: number; offered: Answers }, { year, fields }: { year: number; fields: readonly string[] }): Offers {
  const label = last.year === year - 1 ? '前年度の回答' : `${last.year}年度の回答`;
  return Object.fromEntries(fields.flatMap((name): [string, Offer[]][] => {
    const value = last.offered[name];
    return value === undefined ? [] : [[name, [{ from: 'last-year', label, value, take: '前年度と同じ', same: '今年度も同じです' }]]];
  }));
}

/** What several sources offer, one source after the other at each field. */
export function together(...sources: Offers[]): Offers {
  const all: Offers = {};
  for (const source of sources) for (const [name, offers] of Object.entries(source)) all[name] = [...(all[name] ?? []), ...offers];
  return all;
}
