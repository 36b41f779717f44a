import 'server-only';
import { recordEach } from '@/lib/audit/record';
import { actingPerson } from '@/lib/mail/acting-person';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db, type Transaction, WHOLE_COUNTRY } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { day, isoDay } from '@/lib/platform/time';
import { findMeeting } from './find-meeting';
import { dutyOf } from './meeting-terms';
import { recordDuty, withdrawDutyRecords } from '../duties/record-duty';

/**
 * Who of those invited was there. Attendance at a training or drill counts for the duty, on its day, and is taken back with it.
 * @param codes everyone who was there; who is invited and not among them was not
 * @throws RefusedError, NotFoundError, StateError
 */
export async function recordAttendance(actor: Actor, { id, codes }: { id: string; codes: string[] }, now = new Date()): Promise<{ attended: number }> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`meeting ${id}`}))::text`;
    const meeting = await findMeeting(tx, id, { changing: true });
    if (meeting.startsAt > now) throw new StateError('まだ始まっていない催しの出席は記録できません。');
    const invited = await tx.meetingInvitation.findMany({ where: { meetingId: id }, select: { municipalityCode: true, attended: true } });
    const came = invited.filter(({ municipalityCode, attended }) => !attended && codes.includes(municipalityCode)).map(({ municipalityCode }) => municipalityCode);
    const not = invited.filter(({ municipalityCode, attended }) => attended && !codes.includes(municipalityCode)).map(({ municipalityCode }) => municipalityCode);
    await mark(tx, id, came, true, now);
    await mark(tx, id, not, false, now);
    const duty = dutyOf(meeting.kind);
    const by = await actingPerson(tx);
    if (duty) await recordDuty(tx, { codes: came, duty, doneOn: day(isoDay(meeting.startsAt)), evidence: { kind: 'attendance', id }, note: meeting.title, by });
    await withdrawDutyRecords(tx, { codes: not, evidence: { kind: 'attendance', ids: [id] } });
    await recordEach(tx, came, { act: 'meeting.attendance', subject: `meeting:${id}`, detail: { attended: true } });
    await recordEach(tx, not, { act: 'meeting.attendance', subject: `meeting:${id}`, detail: { attended: false } });
    return { attended: invited.filter(({ municipalityCode }) => codes.includes(municipalityCode)).length };
  }, WHOLE_COUNTRY);
}

/** @throws RefusedError when the database does not let every one be marked: then nothing of it counts */
async function mark(tx: Transaction, meetingId: string, codes: string[], attended: boolean, recordedAt: Date): Promise<void> {
  const { count } = await tx.meetingInvitation.updateMany({ where: { meetingId, municipalityCode: { in: codes } }, data: { attended, recordedAt } });
  if (count < codes.length) throw new RefusedError();
}
