import { day as dateOf } from '../../platform/time';
import { addMonths, CONFIRM_MONTHS } from '../contacts/confirmation';

/** Neither of them confirmed within the half-year before `today`. Both are calendar days in Japan. */
export const isOld = (confirmedOn: string | null, today: string): boolean => confirmedOn === null || dateOf(today) >= addMonths(dateOf(confirmedOn), CONFIRM_MONTHS);

/** 2026年5月2日（令和8年） for a calendar day, without asking for the time zone. */
export function dayInWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  const reiwa = year - 2018;
  return `${year}年${month}月${day}日${reiwa >= 1 ? `（令和${reiwa === 1 ? '元' : reiwa}年）` : ''}`;
}

/** Says since when something is as it stands. */
export function confirmedInWords(confirmedOn: string | null, today: string): string {
  if (confirmedOn === null) return '一度も確認されていません';
  return isOld(confirmedOn, today) ? `${dayInWords(confirmedOn)}の確認を最後に、確認されていません` : `${dayInWords(confirmedOn)}に確認`;
}
