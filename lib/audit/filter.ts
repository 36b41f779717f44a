import { type Act, actLabel, acts } from './acts';

/** What the log is searched by, as it stands in an address; everything may be empty. Days are days in Japan. */
export type AuditFilter = { from: string; to: string; act: string; place: string; person: string; text: string; page: number };

type Query = Record<string, string | string[] | undefined>;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Out of an address, so anything may stand there; PostgreSQL refuses a NUL in a text. */
const cleaned = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '').normalize('NFKC').replace(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, 100);

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** The filter of an address, and a sentence for each day that is none; such a day is left out of the search. */
export function readFilter(query: Query): { filter: AuditFilter; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const day = (name: 'from' | 'to', label: string): string => {
    const text = cleaned(query[name]);
    if (text === '' || isDay(text)) return text;
    errors[name] = `「${label}」は、2026-04-01のような形の日付にしてください。この条件は使わずに探しました。`;
    return '';
  };
  const from = day('from', 'いつから');
  let to = day('to', 'いつまで');
  if (from && to && from > to) {
    errors.to = '「いつまで」は、「いつから」より後の日にしてください。この条件は使わずに探しました。';
    to = '';
  }
  const act = cleaned(query.act);
  const page = Math.min(Math.max(1, Math.trunc(Number(cleaned(query.page))) || 1), 100_000);
  return { filter: { from, to, act: Object.hasOwn(acts, act) ? act : '', place: cleaned(query.place), person: cleaned(query.person), text: cleaned(query.text), page }, errors };
}

/** The filter as an address carries it; what is empty is left out. */
export function filterAddress(path: string, filter: AuditFilter, page = filter.page): string {
  const entries = Object.entries({ ...filter, page: page > 1 ? String(page) : '' }).filter(([, value]) => value !== '');
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries as [string, string][])}`;
}

/** Acts whose words hold a text. */
export const actsSaying = (text: string): Act[] => (Object.keys(acts) as Act[]).filter((act) => text !== '' && actLabel(act).includes(text));
