import { eraYear } from '../../platform/time';

// First and last month of an era; 2019-05 belongs to 令和 alone.
const eras = [
  { names: ['昭和', 's'], first: '1926-12', last: '1989-01' },
  { names: ['平成', 'h'], first: '1989-01', last: '2019-04' },
  { names: ['令和', 'r'], first: '2019-05', last: '9999-12' },
];

const key = (year: number, month: number) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;

/**
 * Reads a month as people write it: 2011-12, 2011/12, 2011年12月, 201112, 平成23年12月, H23.12, 令和元年5月; full-width too.
 * @returns 'YYYY-MM', or undefined when it is no such thing or the era did not reach that month.
 */
export function readYearMonth(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const match = /^(昭和|平成|令和|[shr])?(元|\d{1,4})(?:年|[-/.])(\d{1,2})月?$/.exec(plain) ?? /^()(\d{4})(\d{2})$/.exec(plain);
  if (!match) return undefined;
  const [, eraName, digits, monthDigits] = match;
  const month = Number(monthDigits);
  if (month < 1 || month > 12) return undefined;
  if (!eraName) return digits!.length === 4 ? key(Number(digits), month) : undefined;
  const era = eras.find(({ names }) => names.includes(eraName))!;
  const ordinal = digits === '元' ? 1 : Number(digits);
  if (ordinal < 1) return undefined;
  const value = key(Number(era.first.slice(0, 4)) + ordinal - 1, month);
  return value >= era.first && value <= era.last ? value : undefined;
}

/** '2011-12' → '2011年12月' */
export function westernYearMonth(value: string): string {
  const [year, month] = value.split('-');
  return `${Number(year)}年${Number(month)}月`;
}

/** '2011-12' → '2011年12月（平成23年12月）' */
export function formatYearMonth(value: string): string {
  const [year, month] = value.split('-').map(Number) as [number, number];
  // The month's last day, so that the first month of an era carries its name.
  const lastDay = new Date(Date.UTC(year, month, 0));
  return `${westernYearMonth(value)}（${eraYear(lastDay)}${month}月）`;
}
