import 'server-only';
import { record } from '@/lib/audit/record';
import { actingPerson } from '@/lib/mail/acting-person';
import { mayReplyToMeeting } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError, StateError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';

type Reply = { id: string; code: string; attending: string; who: string };

/** Says in advance whether a municipality comes, and who; the last word holds. @throws RefusedError, NotFoundError, StateError */
export async function replyToMeeting(actor: Actor, { id, code, attending, who }: Reply, now = new Date()): Promise<void> {
  if (!mayReplyToMeeting(actor, code)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const meeting = await findMeeting(tx, id, { changing: true });
    if (meeting.endsAt < now) throw new StateError('この催しは終わっているため、出欠は変えられません。出席の記録が違うときは、事務局にお知らせください。');
    const place = { meetingId: id, municipalityCode: code };
    if (!(await tx.meetingInvitation.findUnique({ where: { meetingId_municipalityCode: place }, select: { meetingId: true } }))) throw new StateError('この催しには案内されていません。参加したいときは、事務局にお知らせください。');
    const reply = { attending: attending === 'yes', who, repliedBy: (await actingPerson(tx))!, repliedAt: now };
    await tx.meetingReply.upsert({ where: { meetingId_municipalityCode: place }, create: { ...place, ...reply }, update: reply });
    await record(tx, { act: 'meeting.replied', municipalityCode: code, subject: `meeting:${id}`, detail: { attending: reply.attending } });
  });
}
