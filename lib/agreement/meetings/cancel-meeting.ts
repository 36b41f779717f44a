import 'server-only';
import { record } from '@/lib/audit/record';
import { notifyMunicipalities } from '@/lib/mail/notify-municipality';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';
import { timesInWords } from './meeting-terms';

/** Cancels what has not been held, and tells those invited. @throws RefusedError, NotFoundError, StateError */
export async function cancelMeeting(actor: Actor, { id }: { id: string }): Promise<void> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const meeting = await findMeeting(tx, id, { changing: true });
    const invited = await tx.meetingInvitation.findMany({ where: { meetingId: id }, select: { municipalityCode: true, attended: true } });
    if (invited.some(({ attended }) => attended)) throw new StateError('出席が記録されているため、中止にできません。先に出席の記録をすべて外してください。');
    await tx.meeting.update({ where: { id }, data: { cancelledAt: new Date() } });
    await notifyMunicipalities(tx, {
      codes: invited.map(({ municipalityCode }) => municipalityCode), roles: ['editor', 'approver'], kind: 'meeting', pathOf: (code) => `/agreement/meetings/${id}?code=${code}`, pathLabel: '中止の内容を見る',
      subject: `【そなえあい】中止：${meeting.title}`, paragraphs: [`次の催しは中止になりました。\n\n${meeting.title}\n${timesInWords(meeting)}\n${meeting.place}`],
    });
    await record(tx, { act: 'meeting.cancelled', subject: `meeting:${id}` });
  }, WHOLE_COUNTRY);
}
