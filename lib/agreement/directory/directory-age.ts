import { day as dateOf, dayInWords } from '../../platform/time';
import { addMonths, CONFIRM_MONTHS } from '../contacts/confirmation';

/** Neither of them confirmed within the half-year before `today`. Both are calendar days in Japan. */
export const isOld = (confirmedOn: string | null, today: string): boolean => confirmedOn === null || dateOf(today) >= addMonths(dateOf(confirmedOn), CONFIRM_MONTHS);

/** Says since when something is as it stands. */
export function confirmedInWords(confirmedOn: string | null, today: string): string {
  if (confirmedOn === null) return '一度も確認されていません';
  return isOld(confirmedOn, today) ? `${dayInWords(confirmedOn)}の確認を最後に、確認されていません` : `${dayInWords(confirmedOn)}に確認`;
}
