import { type DutyOnDay, lapsesOn } from './duties';
import { dutyTimeWords, DUTY_STATE_LABEL } from './duty-words';

/** Days that lie between two mails to the same member at least. */
export const DAYS_BETWEEN_MAILS = 7;

export type ReminderItem = { dutyKey: string; kind: 'soon' | 'lapsed'; lapsesOn: string };

/** What calls for a mail: a lapse that comes within 30 days, and one that has come. What was never done is told with them, not by itself. */
export function reminderItems(duties: readonly DutyOnDay[]): ReminderItem[] {
  return duties.flatMap((duty): ReminderItem[] => {
    if (!duty.owed) return [];
    if (duty.state === 'soon') return [{ dutyKey: duty.key, kind: 'soon', lapsesOn: lapsesOn(duty)! }];
    if (duty.state === 'overdue') return [{ dutyKey: duty.key, kind: 'lapsed', lapsesOn: duty.unmetSince! }];
    return [];
  });
}

/** Subject and text of a mail to a member, with all that is due. */
export function dutyReminderText(duties: readonly DutyOnDay[], titleOf: (key: string) => string): { subject: string; paragraphs: string[] } {
  const due = duties.filter(({ owed, state }) => owed && (state === 'soon' || state === 'overdue' || state === 'never'));
  const lapsed = due.filter(({ state }) => state === 'overdue').length;
  return {
    subject: lapsed > 0 ? `【そなえあい】協定の義務のうち${lapsed}件の期限が切れています` : '【そなえあい】協定の義務の期限が近づいています',
    paragraphs: [
      '災害時におけるICT分野の自治体間相互応援協定の義務について、次のものが期限切れか、まもなく期限を迎えます。',
      due.map((duty) => `・${titleOf(duty.key)}（${DUTY_STATE_LABEL[duty.state]}）\n　${dutyTimeWords(duty)}`).join('\n'),
      '下のページから、それぞれ次に行うことへ進めます。このメールと行き違いに記録されたときは、ご容赦ください。',
    ],
  };
}
