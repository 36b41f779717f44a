import 'server-only';
import { record } from '@/lib/audit/record';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';

/** Puts someone of a vendor or another body on the list of a meeting. @throws RefusedError, NotFoundError, StateError */
export async function addGuest(actor: Actor, { id, ...guest }: { id: string; organisation: string; name: string; address: string }): Promise<void> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    await findMeeting(tx, id, { changing: true });
    await tx.meetingGuest.create({ data: { meetingId: id, ...guest } });
    await record(tx, { act: 'meeting.guest', subject: `meeting:${id}` });
  });
}
