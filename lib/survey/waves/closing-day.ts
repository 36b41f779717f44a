import { InvalidInputError } from '../../platform/errors';
import { isoDay } from '../../platform/time';

/**
 * A closing day that still lets people answer: not before today in Japan, nor before the opening day.
 * @param closesOn 'YYYY-MM-DD'
 * @throws {InvalidInputError} on `closesOn`
 */
export function assertClosingDay({ opensOn }: { opensOn: Date | null }, closesOn: string, now: Date): void {
  if (closesOn < isoDay(now)) throw new InvalidInputError({ closesOn: '「締切日」は今日以降の日付にしてください。' });
  if (opensOn && closesOn < isoDay(opensOn)) throw new InvalidInputError({ closesOn: '「締切日」は「受付を始める日」以降の日付にしてください。' });
}
