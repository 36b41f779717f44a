import { catalogueGroups, catalogueItem, type CatalogueItem, catalogueItems, type SheetEntries } from '../sheets/catalogue';
import { lastDayOfPeriod } from '../duties/duties';
import type { Help } from './directory-entry';

// Finding who can help: by what it has laid down, and by what it offers. Whose state a member sees: docs/decisions/0169-what-members-see-of-duties.md

export const memberStates = { reception: '受け入れの手順がある', sending: '派遣の条件が決まっている', both: '受け入れと派遣の両方がある' } as const;
/** For 事務局 alone. */
export const dutyStatesAsked = { met: '義務をすべて満たしている', unmet: '満たしていない義務がある' } as const;
export const helpStates = { ...memberStates, ...dutyStatesAsked };
export type HelpState = keyof typeof helpStates;

/** `lend`: the key of an item of the catalogue, or of a group for any of its items; `amount`, `days`: as typed. */
export type HelpAsked = { state: '' | HelpState; lend: string; amount: string; days: string };
export const NO_HELP_ASKED: HelpAsked = { state: '', lend: '', amount: '', days: '' };

const MAX_AMOUNT = 9999;
const MAX_DAYS = 365;
/** What was looked over longer ago than this looks old. Ours, as the interval of these duties is. */
const REVIEW_MONTHS = 12;

export const isPastReview = (reviewedOn: string, today: string): boolean => lastDayOfPeriod(reviewedOn, REVIEW_MONTHS) < today;

const plain = (text: string) => text.normalize('NFKC').replace(/,/g, '').trim();
/** The number typed; 0 for none, and for what is no number, which `helpProblems` says. */
function countOf(text: string, max: number): number {
  const typed = plain(text);
  return /^\d{1,4}$/.test(typed) && Number(typed) <= max ? Number(typed) : 0;
}

export const itemsOf = (lend: string): CatalogueItem[] => {
  const one = catalogueItem(lend);
  return one ? [one] : (catalogueGroups.find(({ key }) => key === lend)?.items ?? []);
};
export const lendLabel = (lend: string): string => catalogueItem(lend)?.label ?? catalogueGroups.find(({ key }) => key === lend)?.title ?? '';

/** What is wrong with what was typed, by field. A number that is none does not narrow. */
export function helpProblems({ lend, amount, days }: HelpAsked): { lend?: string; amount?: string; days?: string } {
  const wrong = (text: string, max: number) => plain(text) !== '' && countOf(text, max) === 0;
  return {
    ...(wrong(amount, MAX_AMOUNT) ? { amount: `「必要な数」は、1から${MAX_AMOUNT.toLocaleString('ja-JP')}までの整数で入力してください。` } : {}),
    ...(wrong(days, MAX_DAYS) ? { days: `「必要な日数」は、1から${MAX_DAYS}までの整数で入力してください。` } : {}),
    ...(!lend && (countOf(amount, MAX_AMOUNT) > 0 || countOf(days, MAX_DAYS) > 0) ? { lend: '数や日数で絞り込むには、「借りたいもの」も選んでください。' } : {}),
  };
}

type Wanted = { items: CatalogueItem[]; amount: number; days: number };
const wantedOf = ({ lend, amount, days }: HelpAsked): Wanted => ({ items: itemsOf(lend), amount: Math.max(1, countOf(amount, MAX_AMOUNT)), days: countOf(days, MAX_DAYS) });

/** An offer without days may be for any number of them: it is found, and one asks. What the catalogue counts without days is not narrowed by days. */
function offers(entries: SheetEntries, { items, amount, days }: Wanted): boolean {
  return items.some(({ key, days: counted }) => {
    const entry = entries[key];
    return entry !== undefined && entry.amount >= amount && (days === 0 || !counted || entry.days === undefined || entry.days >= days);
  });
}

/** Whether a member answers what is asked of its help; read once for all of them. */
export function helpFilter(asked: HelpAsked): ((member: { help: Help; unmet: number | null }) => boolean) | null {
  const wanted = wantedOf(asked);
  const ofState: Record<HelpState, (help: Help, unmet: number | null) => boolean> = {
    reception: ({ reception }) => reception !== null,
    sending: ({ sending }) => sending !== null,
    both: ({ reception, sending }) => reception !== null && sending !== null,
    met: (_, unmet) => unmet === 0,
    unmet: (_, unmet) => unmet !== null && unmet > 0,
  };
  const state = asked.state ? ofState[asked.state] : null;
  if (!state && wanted.items.length === 0) return null;
  return ({ help, unmet }) => (!state || state(help, unmet)) && (wanted.items.length === 0 || (help.offers !== null && offers(help.offers.entries, wanted)));
}

/** What an address asks of help; what it does not know is not asked. @param all whether the states of all duties may be asked (事務局) */
export function readHelpAsked(of: (name: string) => string, all: boolean): HelpAsked {
  const state = of('state');
  const known = Object.hasOwn(all ? helpStates : memberStates, state);
  return { state: known ? (state as HelpState) : '', lend: itemsOf(of('lend')).length > 0 ? of('lend') : '', amount: of('amount').slice(0, 10), days: of('days').slice(0, 10) };
}

const IN_LIST = 3;

/** ネットワーク4人14日: what is asked for first, and how much stands beside it. */
export function offeredWords({ entries }: NonNullable<Help['offers']>, lend: string): { words: string[]; more: number } {
  const wanted = new Set(itemsOf(lend).map(({ key }) => key));
  const all = catalogueItems.filter(({ key }) => entries[key]);
  const inOrder = [...all.filter(({ key }) => wanted.has(key)), ...all.filter(({ key }) => !wanted.has(key))];
  const words = inOrder.slice(0, IN_LIST).map(({ key, short, unit }) => {
    const { amount, days, terms } = entries[key]!;
    const beside = [days ? `${days}日間` : '', terms === 'given' ? '提供' : ''].filter(Boolean).join('・');
    return `${short}${amount.toLocaleString('ja-JP')}${unit}${beside ? `（${beside}）` : ''}`;
  });
  return { words, more: all.length - words.length };
}
