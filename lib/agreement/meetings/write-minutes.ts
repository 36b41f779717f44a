import 'server-only';
import { record } from '@/lib/audit/record';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';

/** Agenda and minutes, which the members read and find. @throws RefusedError, NotFoundError, StateError */
export async function writeMinutes(actor: Actor, { id, agenda, minutes }: { id: string; agenda: string; minutes: string }): Promise<void> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    await findMeeting(tx, id, { changing: true });
    await tx.meeting.update({ where: { id }, data: { agenda, minutes, changedAt: new Date() } });
    await record(tx, { act: 'meeting.minuted', subject: `meeting:${id}` });
  });
}
