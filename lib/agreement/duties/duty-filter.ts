import { normalise } from '../../register/search';
import { type DutyOnDay, type DutyState, dutyStates } from './duties';
import { type MembershipState, membershipStates } from '../membership/membership-states';

export const DUTIES_PAGE = 100;
export type DutySort = string; // code, kana, standing, since, unmet, or a duty's key
export type DutyFilter = { text: string; prefecture: string; standing: MembershipState | ''; duty: string; state: DutyState | 'unmet' | ''; sort: DutySort; down: boolean; page: number };
type Query = Record<string, string | string[] | undefined>;

export type DutyTableRow = { code: string; name: string; kana: string; prefecture: string; prefectureCode: string; standing: MembershipState; since: string; duties: DutyOnDay[] };

/** Reads what is asked for from an address; what it does not know counts as no restriction. */
export function readDutyFilter(query: Query): DutyFilter {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const state = one('state');
  const standing = one('standing');
  const word = (text: string) => (/^[a-z][a-z-]{0,40}$/.test(text) ? text : '');
  return {
    text: one('text').replace(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, 100), prefecture: /^\d{2}$/.test(one('prefecture')) ? one('prefecture') : '',
    standing: membershipStates.find((known) => known === standing) ?? '', duty: word(one('duty')),
    state: state === 'unmet' ? state : (dutyStates.find((known) => known === state) ?? ''),
    sort: word(one('sort')) || 'code', down: one('down') === '1', page: /^[1-9]\d{0,3}$/.test(one('page')) ? Number(one('page')) : 1,
  };
}

export function dutyTableAddress(filter: Partial<DutyFilter>, path = '/admin/members/duties'): string {
  const query = new URLSearchParams();
  for (const name of ['text', 'prefecture', 'standing', 'duty', 'state'] as const) if (filter[name]) query.set(name, filter[name]);
  if (filter.sort && filter.sort !== 'code') query.set('sort', filter.sort);
  if (filter.down) query.set('down', '1');
  if (filter.page && filter.page > 1) query.set('page', String(filter.page));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export const isUnmet = (state: DutyState): boolean => state === 'overdue' || state === 'never';
export const countUnmet = (duties: readonly DutyOnDay[]): number => duties.filter(({ state }) => isUnmet(state)).length;

/** Rows that the filter lets through, in its order. A duty narrows the state to itself; without one any duty will do. */
export function arrangeDutyRows(rows: DutyTableRow[], { text, prefecture, standing, duty, state, sort, down }: DutyFilter): DutyTableRow[] {
  const wanted = normalise(text);
  const fits = (found: DutyState) => state === '' || (state === 'unmet' ? isUnmet(found) : found === state);
  const kept = rows.filter((row) =>
    (!wanted || row.code.startsWith(wanted) || [row.name, row.kana, row.prefecture + row.name].some((form) => normalise(form).includes(wanted)))
    && (!prefecture || row.prefectureCode === prefecture) && (!standing || row.standing === standing)
    && (state === '' || row.duties.some(({ key, state: found }) => (!duty || key === duty) && fits(found))));
  const value = sortValue(sort);
  return kept.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1) || (a.code < b.code ? -1 : 1);
  });
}

const STATE_ORDER: Record<DutyState, string> = { overdue: '1', never: '2', soon: '3', met: '4', 'not-owed': '5' };

function sortValue(sort: DutySort): (row: DutyTableRow) => string {
  if (sort === 'kana') return ({ kana }) => normalise(kana);
  if (sort === 'standing') return ({ standing }) => String(membershipStates.indexOf(standing));
  if (sort === 'since') return ({ since }) => since;
  if (sort === 'unmet') return ({ duties }) => String(countUnmet(duties)).padStart(3, '0');
  return (row) => {
    const duty = row.duties.find(({ key }) => key === sort);
    return duty ? `${STATE_ORDER[duty.state]} ${duty.unmetSince ?? duty.metUntil ?? ''}` : row.code;
  };
}
