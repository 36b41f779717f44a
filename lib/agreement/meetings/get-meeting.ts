import 'server-only';
import { fileNameOf, NAMED } from '@/lib/files/file-seal';
import { mayReadMeetings } from '@/lib/people/access';
import { type Actor, codesOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { RefusedError } from '@/lib/platform/errors';
import { findMeeting } from './find-meeting';
import { changeHistory } from './meeting-changes';

/** A meeting with its shared questions, its material and what the actor's own municipality has answered. @throws RefusedError, NotFoundError */
export async function getMeeting(actor: Actor, { id, code }: { id: string; code?: string }) {
  if (!mayReadMeetings(actor)) throw new RefusedError();
  return db.as(actor, async (tx) => {
    const meeting = await findMeeting(tx, id);
    const own = code && codesOf(actor).includes(code) ? await tx.meetingInvitation.findUnique({ where: { meetingId_municipalityCode: { meetingId: id, municipalityCode: code } }, include: { reply: true } }) : null;
    const questions = await tx.meetingQuestion.findMany({ where: { meetingId: id }, orderBy: { askedAt: 'asc' }, select: { id: true, text: true, askedAt: true, answer: true, answeredAt: true, municipality: { select: { name: true, prefecture: { select: { name: true } } } } } });
    const files = await tx.meetingFile.findMany({ where: { meetingId: id, endedAt: null }, orderBy: { addedAt: 'asc' }, select: { fileId: true, addedAt: true, file: { select: { ...NAMED, size: true } } } });
    const changes = await tx.meetingChange.findMany({ where: { meetingId: id } });
    return {
      ...meeting, own, changes: changeHistory(changes, meeting),
      questions: questions.map(({ municipality, ...question }) => ({ ...question, asker: `${municipality.prefecture.name} ${municipality.name}` })),
      files: files.map(({ fileId, addedAt, file }) => ({ id: fileId, addedAt, name: fileNameOf(file), size: file.size })),
    };
  });
}

export type MeetingView = Awaited<ReturnType<typeof getMeeting>>;
