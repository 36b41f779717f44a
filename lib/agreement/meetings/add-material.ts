import 'server-only';
import { record } from '@/lib/audit/record';
import { checkUpload } from '@/lib/files/check-upload';
import type { Received } from '@/lib/files/receive-file';
import { storeFile } from '@/lib/files/store-file';
import { actingPerson } from '@/lib/mail/acting-person';
import { mayHoldMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';

/** Puts a file among the material of a meeting. Who may is asked before a byte is read. @throws RefusedError, NotFoundError, StateError, UnfitFile */
export async function addMaterial(actor: Actor, { id }: { id: string }, receive: () => Promise<Received>): Promise<void> {
  if (!mayHoldMeetings(actor)) throw new RefusedError();
  await db.as(actor, (tx) => findMeeting(tx, id, { changing: true }));
  const file = await checkUpload((await receive()).file);
  await db.as(actor, async (tx) => {
    await findMeeting(tx, id, { changing: true });
    const fileId = await storeFile(tx, { file, purpose: 'meeting', code: null, by: await actingPerson(tx) });
    await tx.meetingFile.create({ data: { meetingId: id, fileId } });
    await record(tx, { act: 'meeting.material-added', subject: `meeting:${id}` });
  });
}
