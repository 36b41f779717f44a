import { day, formatDate, isoDay } from '../../platform/time';
import { OPEN_STATUSES, type ProgressStatus } from '../waves/progress-filter';

/** Days before the closing day on which those still open are reminded, while the secretariat has not set others. */
export const REMINDER_DAYS = [14, 7, 3, 1];

/** Whole calendar days in Japan from a moment to a closing day; 0 on the day itself, negative after it. */
export const daysLeft = (closesOn: Date, now: Date): number => Math.round((closesOn.getTime() - day(isoDay(now)).getTime()) / 86_400_000);

export type ReminderPlan = { enabled: boolean; days: number[] };

/** Whether a year's reminders go out on this day. */
export const isReminderDay = (closesOn: Date | null, { enabled, days }: ReminderPlan, now: Date): boolean => enabled && closesOn !== null && days.includes(daysLeft(closesOn, now));

/** The days that are still to come, as dates, in their order. */
export const comingReminders = (closesOn: Date | null, { enabled, days }: ReminderPlan, now: Date): Date[] =>
  enabled && closesOn ? days.filter((before) => before <= daysLeft(closesOn, now)).sort((a, b) => b - a).map((before) => new Date(closesOn.getTime() - before * 86_400_000)) : [];

/** Only those who have not submitted are reminded. */
export const isStillOpen = (status: string): boolean => OPEN_STATUSES.includes(status as ProgressStatus);

/** The fixed text of a reminder. */
export function reminderText({ title, closesOn }: { title: string; closesOn: Date | null }, now: Date): { subject: string; paragraphs: string[] } {
  const left = closesOn ? daysLeft(closesOn, now) : null;
  const when = closesOn ? `締切日は${formatDate(closesOn)}${left === 0 ? '（本日）' : left !== null && left > 0 ? `（あと${left}日）` : ''}です。` : '回答の受付は続いています。';
  return {
    subject: `【そなえあい】${title}${closesOn ? `：締切は${formatDate(closesOn)}です` : '：ご回答のお願い'}`,
    paragraphs: [
      `「${title}」のご回答が、まだ提出されていません。${when}`,
      '途中まで入力した内容は保存されています。残りの入力や庁内の確認を終え、提出すると完了です。',
      'このメールと行き違いに提出されたときは、ご容赦ください。',
    ],
  };
}
