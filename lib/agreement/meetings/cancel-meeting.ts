import 'server-only';
import { record } from '@/lib/audit/record';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';
import { cancelText } from './meeting-changes';
import { tellInvited } from './tell-invited';

/** Cancels what has not been held, and tells those invited, guests too. @throws RefusedError, NotFoundError, StateError */
export async function cancelMeeting(actor: Actor, { id }: { id: string }): Promise<void> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`meeting ${id}`}))::text`;
    const meeting = await findMeeting(tx, id, { changing: true });
    if ((await tx.meetingInvitation.count({ where: { meetingId: id, attended: true } })) > 0) throw new StateError('出席が記録されているため、中止にできません。先に出席の記録をすべて外してください。');
    await tx.meeting.update({ where: { id }, data: { cancelledAt: new Date() } });
    await tellInvited(tx, id, { textFor: () => cancelText(meeting.title, meeting), pathLabel: '中止の内容を見る' });
    await record(tx, { act: 'meeting.cancelled', subject: `meeting:${id}` });
  }, WHOLE_COUNTRY);
}
