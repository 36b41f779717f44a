import 'server-only';
import { record } from '@/lib/audit/record';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/** Takes a guest off the list. @throws RefusedError, NotFoundError */
export async function removeGuest(actor: Actor, { id, guest }: { id: string; guest: string }): Promise<void> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { count } = await tx.meetingGuest.updateMany({ where: { id: guest, meetingId: id, endedAt: null }, data: { endedAt: new Date() } });
    if (count === 0) throw new NotFoundError();
    await record(tx, { act: 'meeting.guest', subject: `meeting:${id}` });
  });
}
