import 'server-only';
import { record } from '@/lib/audit/record';
import { type OpenedFile, readFile } from '@/lib/files/read-file';
import { mayReadMeetings } from '@/lib/people/access';
import type { Actor } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFoundError, RefusedError } from '@/lib/platform/errors';

/** A file of a meeting that the actor may see. @throws RefusedError, NotFoundError */
export async function openMaterial(actor: Actor, { file }: { file: string }): Promise<OpenedFile> {
  if (!mayReadMeetings(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const material = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(file) ? await tx.meetingFile.findFirst({ where: { fileId: file, endedAt: null }, select: { meetingId: true } }) : null;
    if (!material) throw new NotFoundError();
    await record(tx, { act: 'meeting.material-opened', subject: `meeting:${material.meetingId}` });
    return readFile(tx, { id: file, purpose: 'meeting' });
  });
}
