import 'server-only';
import { record } from '@/lib/audit/record';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { findMeeting } from './find-meeting';
import type { MeetingInput } from './meeting-schemas';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Makes an event, or changes it. Once attendance is recorded its kind and day stay: the duties rest on them.
 * @returns its id
 * @throws RefusedError, NotFoundError, StateError
 */
export async function saveMeeting(actor: Actor, { id, heldOn, from, to, ...about }: MeetingInput): Promise<string> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  const at = (time: string) => new Date(`${heldOn}T${time}:00+09:00`);
  const data = { ...about, startsAt: at(from), endsAt: at(to), changedAt: new Date() };
  return db.as(actor, async (tx) => {
    if (id) {
      const before = await findMeeting(tx, id, { changing: true });
      const attended = await tx.meetingInvitation.count({ where: { meetingId: id, attended: true } });
      if (attended > 0 && (before.kind !== data.kind || isoDay(before.startsAt) !== heldOn)) throw new StateError('出席を記録したあとは、種類と開催日を変えられません。先に出席の記録をすべて外してください。');
      await tx.meeting.update({ where: { id }, data });
    }
    const saved = id || (await tx.meeting.create({ data: { ...data, agreementId: THE_AGREEMENT }, select: { id: true } })).id;
    await record(tx, { act: 'meeting.saved', subject: `meeting:${saved}`, detail: { kind: about.kind } });
    return saved;
  });
}
