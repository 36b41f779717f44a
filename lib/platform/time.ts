// All times are shown in Japan time, dates with the Japanese era beside them.
const zone = 'Asia/Tokyo';
const era = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: zone, era: 'long', year: 'numeric' });
const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

function inJapan(date: Date) {
  const p = Object.fromEntries(parts.formatToParts(date).map(({ type, value }) => [type, value]));
  return { year: Number(p.year), month: Number(p.month), day: Number(p.day), time: `${p.hour}:${p.minute}` };
}

/** 令和8年 (of a date in Japan time). */
export const eraYear = (date: Date): string => era.format(date);

/** 2026年11月23日（令和8年） */
export function formatDate(date: Date): string {
  const { year, month, day } = inJapan(date);
  return `${year}年${month}月${day}日（${eraYear(date)}）`;
}

/** 2026年11月23日（令和8年） 17:32 */
export const formatDateTime = (date: Date): string => `${formatDate(date)} ${inJapan(date).time}`;

/** 17:32 */
export const formatTime = (date: Date): string => inJapan(date).time;

/** 17:32:05 */
export const formatExactTime = (date: Date): string => `${inJapan(date).time}:${String(date.getUTCSeconds()).padStart(2, '0')}`;

/** 2026年度（令和8年度） for a fiscal year, which begins in April. */
export const formatFiscalYear = (year: number): string => `${year}年度（${eraYear(new Date(Date.UTC(year, 5, 1)))}度）`;

/** The fiscal year that a moment falls into: April to March, Japan time. */
export function fiscalYearOf(date: Date): number {
  const { year, month } = inJapan(date);
  return month >= 4 ? year : year - 1;
}

/** A date column's value for a calendar day in Japan: '2026-11-23' → UTC midnight, as PostgreSQL's date comes back. */
export const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/** Today in Japan, as a date column has it. */
export const dayInJapan = (now: Date): Date => day(isoDay(now));

/** 2026年11月23日（令和8年） of '2026-11-23'. */
export const dayInWords = (iso: string): string => formatDate(day(iso));

const DAY = 86_400_000;

/** So many days later, or earlier: of a calendar day 'YYYY-MM-DD', of a date column's value, or of a moment. */
export function addDays(from: string, days: number): string;
export function addDays(from: Date, days: number): Date;
export function addDays(from: string | Date, days: number): string | Date {
  if (typeof from !== 'string') return new Date(from.getTime() + days * DAY);
  return new Date(day(from).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** Days from one to another, both 'YYYY-MM-DD' or both values of date columns. */
export function daysBetween<D extends string | Date>(from: D, to: D): number {
  const time = (one: string | Date) => (typeof one === 'string' ? day(one) : one).getTime();
  return Math.round((time(to) - time(from)) / DAY);
}

/** '2026-11-23', the calendar day in Japan. */
export function isoDay(date: Date): string {
  const { year, month, day: d } = inJapan(date);
  return `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
