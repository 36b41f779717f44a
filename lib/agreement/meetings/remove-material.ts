import 'server-only';
import { record } from '@/lib/audit/record';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/** Takes a file from the material; from then on nobody else opens it. @throws RefusedError, NotFoundError */
export async function removeMaterial(actor: Actor, { id, file }: { id: string; file: string }): Promise<void> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  await db.as(actor, async (tx) => {
    const { count } = await tx.meetingFile.updateMany({ where: { meetingId: id, fileId: file, endedAt: null }, data: { endedAt: new Date() } });
    if (count === 0) throw new NotFoundError();
    await record(tx, { act: 'meeting.material-ended', subject: `meeting:${id}` });
  });
}
