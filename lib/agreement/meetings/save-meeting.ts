import 'server-only';
import { record } from '@/lib/audit/record';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, WHOLE_COUNTRY } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { isoDay } from '@/lib/platform/time';
import { findMeeting } from './find-meeting';
import { changesOf, changeText } from './meeting-changes';
import type { MeetingInput } from './meeting-schemas';
import { tellInvited } from './tell-invited';
import { THE_AGREEMENT } from '../the-agreement';

/**
 * Makes an event, or changes it. Once attendance is recorded its kind and day stay: the duties rest on them. When kind, time or place
 * change after it was announced, those invited, guests too, are told old and new: one mail a saving.
 * @returns its id
 * @throws RefusedError, NotFoundError, StateError
 */
export async function saveMeeting(actor: Actor, { id, heldOn, from, to, ...about }: MeetingInput, now = new Date()): Promise<string> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  const at = (time: string) => new Date(`${heldOn}T${time}:00+09:00`);
  const data = { ...about, startsAt: at(from), endsAt: at(to), changedAt: now };
  return db.as(actor, async (tx) => {
    if (id) {
      await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`meeting ${id}`}))::text`;
      const before = await findMeeting(tx, id, { changing: true });
      const attended = await tx.meetingInvitation.count({ where: { meetingId: id, attended: true } });
      if (attended > 0 && (before.kind !== data.kind || isoDay(before.startsAt) !== heldOn)) throw new StateError('出席を記録したあとは、種類と開催日を変えられません。先に出席の記録をすべて外してください。');
      await tx.meeting.update({ where: { id }, data });
      const changes = changesOf(before, data);
      // Nobody has heard of it yet before it is announced; what is over and stays over is only set right.
      if (changes.length > 0 && before.announcedAt && (before.endsAt >= now || data.endsAt >= now)) {
        const mails = await tellInvited(tx, id, { textFor: (guest) => changeText(data.title, changes, data, guest), pathLabel: '変わった内容を見る' });
        await tx.meetingChange.create({ data: { meetingId: id, changedAt: now, oldKind: before.kind, oldStartsAt: before.startsAt, oldEndsAt: before.endsAt, oldPlace: before.place, mails }, select: { id: true } });
      }
    }
    const saved = id || (await tx.meeting.create({ data: { ...data, agreementId: THE_AGREEMENT }, select: { id: true } })).id;
    await record(tx, { act: 'meeting.saved', subject: `meeting:${saved}`, detail: { kind: about.kind } });
    return saved;
  }, WHOLE_COUNTRY);
}
