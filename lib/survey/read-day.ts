const firstYear: Record<string, number> = { 平成: 1989, h: 1989, 令和: 2019, r: 2019 };

/**
 * Reads a day as people write it: 2026-12-01, 2026/12/1, 2026年12月1日, 20261201, 令和8年12月1日, R8.12.1; full-width too.
 * @returns 'YYYY-MM-DD', or undefined when there is no such day
 */
export function readDay(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const match = /^(平成|令和|[hr])?(元|\d{1,4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(plain) ?? /^()(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return undefined;
  const [, era, digits, month, date] = match;
  if (!era && digits!.length !== 4) return undefined;
  const year = era ? firstYear[era]! + (digits === '元' ? 1 : Number(digits)) - 1 : Number(digits);
  const day = new Date(Date.UTC(year, Number(month) - 1, Number(date)));
  const iso = `${String(year).padStart(4, '0')}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`;
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : undefined;
}
