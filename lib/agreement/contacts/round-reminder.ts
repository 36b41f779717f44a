import { addDays, formatDate, formatFiscalYear } from '../../platform/time';

/** Days before the end of a calling round from which on those who have calls to record are reminded, once. Ours. */
export const REMIND_DAYS = 7;

/** Whether today is a day on which a round's reminder goes out: in its last week, its last day included, and not on the day on which it began. Days as a date column has them. */
export const isReminderDay = ({ openedOn, closesOn }: { openedOn: Date; closesOn: Date }, today: Date): boolean => today > openedOn && today >= addDays(closesOn, -REMIND_DAYS) && today <= closesOn;

export type OpenCalls = { code: string; place: string; means: number };

/** Subject and text of the mail. Whom to call is named as a town and counted; no contact and no number stands in a mailbox. */
export function roundReminderText({ year, closesOn, open }: { year: number; closesOn: Date; open: OpenCalls[] }): { subject: string; paragraphs: string[] } {
  return {
    subject: `【そなえあい】通話の確認の記録の期限は${formatDate(closesOn)}です`,
    paragraphs: [
      `${formatFiscalYear(year)}の通話の確認で、まだ結果が記録されていない連絡手段があります。`,
      open.map(({ place, means }) => `・${place}：${means}つ`).join('\n'),
      `${formatDate(closesOn)}までに連絡し、結果を記録してください。つながらなかったときは、何が起きたかと、代わりの手段も記録できます。このメールと行き違いに記録されたときは、ご容赦ください。`,
    ],
  };
}
